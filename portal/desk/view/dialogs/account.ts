import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import { hasPasskeys, makePasskey } from '../../client/passkeys.ts';
import { dayTime } from '../../time.ts';
import { button } from '../parts.ts';
import { showModal } from './form-dialog.ts';

interface Passkey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

interface SignedIn {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly way: string | null;
  readonly isThis: boolean;
}

interface Ways {
  readonly oidc: boolean;
  readonly passkeys: boolean;
  readonly passkeysAt: string | null;
}

const WAY_WORDS: Readonly<Record<string, string>> = {
  link: 'by one-time link',
  passkey: 'by passkey',
  oidc: 'by work account',
};

/** How this person signs in: passkeys, where they are signed in now, and an end to all of it. */
export async function accountDialog(api: Api, signedOut: () => void): Promise<void> {
  const ways = await api.get<Ways>('/sign-in/ways');
  const [keys, places] = [el('div', { class: 'account-part' }), el('div', { class: 'account-part' })];
  const failure = el('p', { class: 'failure', role: 'alert' });

  const act = async (run: () => Promise<unknown>) => {
    failure.textContent = '';
    try {
      await run();
      await show();
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
    }
  };

  async function show(): Promise<void> {
    const [{ passkeys }, { sessions }] = await Promise.all([
      ways.oidc ? { passkeys: [] } : api.get<{ passkeys: Passkey[] }>('/passkeys'),
      api.get<{ sessions: SignedIn[] }>('/sessions'),
    ]);
    keys.replaceChildren(...passkeyPart(ways, passkeys, api, act));
    places.replaceChildren(...placesPart(sessions));
  }

  const everywhere = button(
    'Sign out everywhere',
    () => void act(() => api.post('/sign-out-everywhere').then(signedOut)),
    { kind: 'danger' },
  );
  await show();
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'account-title' }, 'Signing in'),
      keys,
      places,
      failure,
      el(
        'div',
        { class: 'dialog-buttons' },
        everywhere,
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'account-title',
  );
}

function passkeyPart(
  ways: Ways,
  passkeys: readonly Passkey[],
  api: Api,
  act: (run: () => Promise<unknown>) => Promise<void>,
): Node[] {
  if (ways.oidc) {
    return [
      el('h3', {}, 'Work account'),
      el('p', {}, 'You sign in with your organization’s account; it decides who gets in.'),
    ];
  }
  const label = el('input', {
    id: 'passkey-label',
    type: 'text',
    maxlength: 60,
    value: 'This device',
    autocomplete: 'off',
  });
  const make = button(
    'Add a passkey',
    () => void act(() => makePasskey(api, label.value.trim() || 'This device')),
    { mark: 'add-passkey' },
  );
  const canMake = ways.passkeys && hasPasskeys();
  const instead = ways.passkeysAt
    ? `Passkeys need an address with a name. Open ${ways.passkeysAt}/desk, sign in there with a one-time link, and add one.`
    : 'Passkeys need https and an address with a name.';
  return [
    el('h3', {}, 'Passkeys'),
    el(
      'p',
      { class: 'hint' },
      'A passkey signs you in with this device’s finger, face or code, without a link.',
    ),
    passkeys.length === 0
      ? el('p', { class: 'empty' }, 'You have none yet.')
      : el(
          'ul',
          { class: 'plain colleagues' },
          ...passkeys.map(({ id, label: its, createdAt, lastUsedAt }) =>
            el(
              'li',
              {},
              el(
                'span',
                {},
                el('strong', {}, its),
                ` added ${dayTime(createdAt)}${lastUsedAt ? `, used ${dayTime(lastUsedAt)}` : ''}`,
              ),
              button('Remove', () => void act(() => api.post(`/passkeys/${id}/remove`)), {
                kind: 'quiet',
                mark: `remove-${id}`,
                about: its,
              }),
            ),
          ),
        ),
    ...(canMake
      ? [
          el(
            'div',
            { class: 'field' },
            el('label', { for: 'passkey-label' }, 'Name for a new one'),
            label,
            make,
          ),
        ]
      : [el('p', { class: 'hint' }, instead)]),
  ];
}

function placesPart(sessions: readonly SignedIn[]): Node[] {
  return [
    el('h3', {}, 'Where you are signed in'),
    el(
      'ul',
      { class: 'plain' },
      ...sessions.map(({ createdAt, lastSeenAt, way, isThis }) =>
        el(
          'li',
          {},
          el('strong', {}, isThis ? 'This browser' : 'Another browser'),
          ` since ${dayTime(createdAt)}${way ? ` ${WAY_WORDS[way] ?? way}` : ''}, last used ${dayTime(lastSeenAt)}`,
        ),
      ),
    ),
  ];
}
