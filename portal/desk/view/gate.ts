import { el, setText } from '../../shared/dom.ts';

/** What stands in place of the desk while nobody is signed in. Nothing about any client is in the page then. */
export interface Gate {
  readonly node: HTMLElement;
  /** Says how many wait, where a locked desk may know. */
  readonly waiting: (text: string) => void;
}

export function gateView(parts: {
  readonly message: string;
  readonly isProblem: boolean;
  /** Tries a link or its secret; throws what the person has to read. */
  readonly signIn: (secret: string) => Promise<void>;
}): Gate {
  const input = el('input', {
    id: 'link',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'gate-failure',
  });
  const failure = el('p', { class: 'failure', id: 'gate-failure', role: 'alert' });
  const waiting = el('p', { class: 'gate-waiting', role: 'status' });
  const submit = el('button', { type: 'submit', class: 'button button-main' }, 'Sign in');
  const form = el('form', {}, el('label', { for: 'link' }, 'Sign-in link'), input, failure, submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const secret = secretOf(input.value);
    if (secret === null) {
      failure.textContent = 'Paste the whole sign-in link; it holds “#sign-in=”.';
      input.focus();
      return;
    }
    submit.disabled = true;
    parts
      .signIn(secret)
      .catch((error) => {
        failure.textContent = error instanceof Error ? error.message : String(error);
        input.value = '';
        input.focus();
      })
      .finally(() => {
        submit.disabled = false;
      });
  });
  const node = el(
    'main',
    { class: 'gate' },
    el('h1', {}, 'Clinicians’ desk'),
    el(
      'p',
      {
        class: parts.isProblem ? 'gate-problem' : 'gate-lead',
        ...(parts.isProblem ? { role: 'alert' } : {}),
      },
      parts.message,
    ),
    waiting,
    el(
      'p',
      { class: 'hint' },
      'Each link works once. The server prints one when it starts; a supervisor makes others at the desk, under “Colleagues”.',
    ),
    form,
  );
  return { node, waiting: (text) => setText(waiting, text) };
}

function secretOf(text: string): string | null {
  const trimmed = text.trim();
  const match = /#sign-in=([\w-]+)/.exec(trimmed);
  if (match) return match[1] ?? null;
  return /^[\w-]{20,}$/.test(trimmed) ? trimmed : null;
}
