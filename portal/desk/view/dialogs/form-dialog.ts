import { el } from '../../../shared/dom.ts';
import { button } from '../parts.ts';

/** One question of a dialog. */
export type Field =
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: 'text' | 'line';
      readonly hint?: string;
      readonly required?: boolean;
      readonly value?: string;
      readonly rows?: number;
      /** What a browser may fill in, where it is about the person at the desk: an autofill token. */
      readonly purpose?: string;
    }
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: 'choice';
      readonly options: Readonly<Record<string, string>>;
      readonly required?: boolean;
      readonly hint?: string;
      readonly value?: string;
    };

export interface FormDialog {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly isDangerous?: boolean;
  /** Wider, for much text. */
  readonly isWide?: boolean;
  /** Stands above the questions. */
  readonly above?: readonly Node[];
  /** Throws what the person has to read; the dialog stays open with everything they typed. */
  readonly send: (answers: Readonly<Record<string, string>>, formId: string) => Promise<void>;
  /** Runs once it was sent and the dialog is gone, with the focus back where it was. */
  readonly then?: () => void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Opens a modal dialog. Escape and Cancel close it; the focus goes back to where it was. */
export function openForm(form: FormDialog): void {
  const asked = form.fields.map((field) => ({
    field,
    control: controlOf(field),
    error: el('p', { class: 'field-error', id: `error-${field.name}` }),
  }));
  const failure = el('p', { class: 'failure', role: 'alert' });
  // However often it is sent after lost answers: one form is one act.
  const formId = crypto.randomUUID();
  const submit = el(
    'button',
    { type: 'submit', class: `button button-${form.isDangerous ? 'danger' : 'main'}` },
    form.submit,
  );
  const body = el(
    'form',
    { method: 'dialog', novalidate: true },
    el('h2', { id: 'dialog-title' }, form.title),
    form.intro === undefined ? undefined : el('p', { class: 'intro' }, form.intro),
    ...(form.above ?? []),
    ...asked.map(({ field, control, error }) => fieldView(field, control, error)),
    failure,
    el(
      'div',
      { class: 'dialog-buttons' },
      button('Cancel', () => dialog.close()),
      submit,
    ),
  );
  const dialog = showModal(body, 'dialog-title');
  if (form.isWide) dialog.classList.add('dialog-wide');

  body.addEventListener('submit', (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    const lacking = asked.filter(({ field, control, error }) => {
      const isMissing = field.required === true && control.value.trim() === '';
      error.textContent = isMissing ? missingText(field) : '';
      control.setAttribute('aria-invalid', String(isMissing));
      return isMissing;
    });
    if (lacking.length > 0) {
      lacking[0]?.control.focus();
      return;
    }
    void run();
  });

  async function run(): Promise<void> {
    submit.disabled = true;
    failure.textContent = '';
    try {
      await form.send(
        Object.fromEntries(asked.map(({ field, control }) => [field.name, control.value.trim()])),
        formId,
      );
      dialog.close();
      form.then?.();
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      submit.disabled = false;
    }
  }
}

/** Shows a dialog over the page until it is closed, then takes it out of the page. */
export function showModal(body: HTMLElement, labelledBy: string): HTMLDialogElement {
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': labelledBy }, body);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function missingText(field: Field): string {
  return field.kind === 'choice'
    ? `Choose: ${field.label.toLowerCase()}`
    : `Fill in: ${field.label.toLowerCase()}`;
}

function controlOf(field: Field): Control {
  const attributes = {
    id: `field-${field.name}`,
    name: field.name,
    required: field.required === true,
    'aria-describedby': `error-${field.name}${field.hint ? ` hint-${field.name}` : ''}`,
  };
  if (field.kind === 'choice') {
    const options = Object.entries(field.options).map(([value, label]) => el('option', { value }, label));
    const select = el('select', attributes, el('option', { value: '' }, 'Choose …'), ...options);
    select.value = field.value ?? '';
    return select;
  }
  if (field.kind === 'text') {
    const area = el('textarea', { ...attributes, rows: field.rows ?? 3, maxlength: 4000 });
    area.value = field.value ?? '';
    return area;
  }
  return el('input', {
    ...attributes,
    type: 'text',
    maxlength: 300,
    autocomplete: field.purpose ?? 'off',
    value: field.value ?? '',
  });
}

function fieldView(field: Field, control: Control, error: HTMLElement): HTMLElement {
  return el(
    'div',
    { class: 'field' },
    el(
      'label',
      { for: control.id },
      field.label,
      field.required ? undefined : el('span', { class: 'optional' }, ' (optional)'),
    ),
    field.hint ? el('p', { class: 'hint', id: `hint-${field.name}` }, field.hint) : undefined,
    control,
    error,
  );
}
