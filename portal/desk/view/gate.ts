import { el, setText } from '../../shared/dom.ts';
import { button, pictures } from './parts.ts';

/** What the server offers to whoever is not signed in. */
export interface SignInWays {
  /** The organization has its own sign-in; then nothing else lets anybody in but a link of whoever runs the server. */
  readonly oidc: boolean;
  readonly passkeys: boolean;
}

/** What stands in place of the desk while nobody is signed in. Nothing about any client is in the page then. */
export interface Gate {
  readonly node: HTMLElement;
  /** Says how many wait, where a locked desk may know. */
  readonly waiting: (text: string) => void;
  /** Offers what the server offers. Until it is known, the link's form is there. */
  readonly ways: (ways: SignInWays) => void;
}

interface GateParts {
  readonly message: string;
  readonly isProblem: boolean;
  /** Tries a link or its secret; throws what the person has to read. */
  readonly signIn: (secret: string) => Promise<void>;
  readonly signInByPasskey: () => Promise<void>;
  /** Remembers what was open, for the page goes away meanwhile. */
  readonly leaving: () => void;
}

export function gateView(parts: GateParts): Gate {
  const failure = el('p', { class: 'failure', id: 'gate-failure', role: 'alert' });
  const waiting = el('p', { class: 'gate-waiting', role: 'status' });
  const first = el('div', { class: 'gate-first' });
  const form = linkForm(parts.signIn, failure);
  const other = el('div', {}, linkHint(), form);
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
    first,
    failure,
    other,
  );

  const ways = ({ oidc, passkeys }: SignInWays) => {
    if (oidc) {
      first.replaceChildren(
        el(
          'a',
          { href: '/desk/oidc/start', class: 'button button-main gate-way', onclick: parts.leaving },
          pictures.lock(),
          'Sign in with your work account',
        ),
      );
      other.replaceChildren(
        el(
          'details',
          { class: 'gate-other' },
          el('summary', {}, 'The work account does not answer?'),
          el(
            'p',
            { class: 'hint' },
            'Whoever runs the server can make a one-time link there, and take handoffs by phone meanwhile.',
          ),
          form,
        ),
      );
    } else if (passkeys) {
      const press = button(
        'Sign in with a passkey',
        () => {
          failure.textContent = '';
          press.disabled = true;
          parts
            .signInByPasskey()
            .catch((error) => setText(failure, error instanceof Error ? error.message : String(error)))
            .finally(() => {
              press.disabled = false;
            });
        },
        { kind: 'main', picture: pictures.lock() },
      );
      press.classList.add('gate-way');
      first.replaceChildren(press);
    } else first.replaceChildren();
  };
  return { node, waiting: (text) => setText(waiting, text), ways };
}

function linkHint(): HTMLElement {
  return el(
    'p',
    { class: 'hint' },
    'Each link works once. The server prints one when it starts; a supervisor makes others at the desk, under “Colleagues”.',
  );
}

function linkForm(signIn: (secret: string) => Promise<void>, failure: HTMLElement): HTMLFormElement {
  const input = el('input', {
    id: 'link',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'gate-failure',
  });
  const submit = el('button', { type: 'submit', class: 'button' }, 'Sign in');
  const form = el('form', {}, el('label', { for: 'link' }, 'Sign-in link'), input, submit);
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    failure.textContent = '';
    const secret = secretOf(input.value);
    if (secret === null) {
      failure.textContent = 'Paste the whole sign-in link; it holds “#sign-in=”.';
      input.focus();
      return;
    }
    submit.disabled = true;
    signIn(secret)
      .catch((error) => {
        failure.textContent = error instanceof Error ? error.message : String(error);
        input.value = '';
        input.focus();
      })
      .finally(() => {
        submit.disabled = false;
      });
  });
  return form;
}

function secretOf(text: string): string | null {
  const trimmed = text.trim();
  const match = /#sign-in=([\w-]+)/.exec(trimmed);
  if (match) return match[1] ?? null;
  return /^[\w-]{20,}$/.test(trimmed) ? trimmed : null;
}

const ASK = 'Ask whoever looks after the desk’s accounts.';

/** Why the identity provider's answer let nobody in. */
export const SIGN_IN_PROBLEMS: Readonly<Record<string, string>> = {
  not_on_roster: `Your work account is known, but you are not on the staff roster here. ${ASK}`,
  email_not_verified: `Your work account does not say that your e-mail address is checked, so it cannot be matched with the roster. ${ASK}`,
  not_active: `Your place on the staff roster is not active. ${ASK}`,
  no_role: `Your work account is known, but has no role at this desk. ${ASK}`,
  denied: 'The sign-in was cancelled or refused at your work account.',
  expired: 'The sign-in took too long, or began in another browser. Start it again.',
  unavailable: 'Your work account’s sign-in does not answer. Try again in a moment.',
  too_many: 'Too many tries from this address. Wait a minute and try again.',
  failed: 'The sign-in did not go through. Start it again.',
};
