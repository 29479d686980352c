import { el, setText } from '../../shared/dom.ts';
import { MAX_PIN_LENGTH, MAX_TRIES, MIN_PIN_LENGTH } from '../client/vault.ts';
import type { Model } from './model.ts';
import { type Page, type PageWays, pageFrame, statusLine, textButton } from './page.ts';

export interface KeepHandlers {
  /** Resolves to false where the browser refused. */
  readonly keep: (pin: string) => Promise<boolean>;
  readonly lock: () => void;
  readonly stop: () => void;
}

/** A field for a PIN, with its label. Pasting and password managers are welcome. */
export function pinField(id: string, autocomplete: 'new-password' | 'current-password') {
  const label = el('label', { class: 'field-label', for: id });
  const input = el('input', {
    id,
    class: 'pin',
    type: 'password',
    autocomplete,
    maxlength: MAX_PIN_LENGTH,
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  return { label, input, node: el('div', { class: 'pin-field' }, label, input) };
}

/** The choice to keep the chat on a device of one's own, behind a PIN; and, once kept, to lock it or to stop. */
export function keepPage(ways: PageWays, handlers: KeepHandlers): Page {
  let model: Model | undefined;
  let busy = false;
  const lead = el('p');
  const shared = el('p', { class: 'page-warning' });
  const rules = el('p', { class: 'page-small', id: 'pin-rules' });
  const first = pinField('pin-new', 'new-password');
  const again = pinField('pin-again', 'new-password');
  first.input.setAttribute('aria-describedby', 'pin-rules');
  const status = statusLine();
  const act = el('button', { type: 'submit', class: 'button button-main' });
  const form = el('form', { class: 'pin-form' }, first.node, again.node, rules, act);
  const lock = textButton('button-main', handlers.lock);
  const stop = textButton('button-soft', handlers.stop);
  const kept = el('div', { class: 'page-acts' }, lock, stop);
  const frame = pageFrame('keep', ways, lead, shared, form, kept, status);

  const tryKeeping = async (texts: Model['texts']['keepView']) => {
    busy = true;
    act.disabled = true;
    setText(status, texts.busy);
    const done = await handlers.keep(first.input.value);
    busy = false;
    act.disabled = false;
    setText(status, done ? '' : texts.failed);
    if (!done) return;
    form.reset();
    frame.title.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (model === undefined || busy) return;
    const { keepView } = model.texts;
    const isShort = first.input.value.length < MIN_PIN_LENGTH;
    const differs = first.input.value !== again.input.value;
    first.input.setAttribute('aria-invalid', String(isShort));
    again.input.setAttribute('aria-invalid', String(!isShort && differs));
    if (isShort || differs) {
      setText(status, isShort ? keepView.tooShort(MIN_PIN_LENGTH) : keepView.differ);
      (isShort ? first : again).input.focus();
      return;
    }
    void tryKeeping(keepView);
  });
  return {
    name: 'keep',
    node: frame.node,
    opened: () => setText(status, ''),
    closed: () => form.reset(),
    update: (next) => {
      model = next;
      const { keepView } = next.texts;
      const isKept = next.keeping === 'kept';
      frame.update(next, keepView.title);
      setText(lead, !next.canKeep ? keepView.unable : isKept ? keepView.on : keepView.lead);
      setText(shared, keepView.shared);
      setText(rules, keepView.rules(MIN_PIN_LENGTH, MAX_TRIES));
      setText(first.label, keepView.pin);
      setText(again.label, keepView.again);
      setText(act, keepView.act);
      setText(lock, keepView.lock);
      setText(stop, keepView.stop);
      form.hidden = isKept || !next.canKeep;
      shared.hidden = form.hidden;
      kept.hidden = !isKept;
    },
  };
}
