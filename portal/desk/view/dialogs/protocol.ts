import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import { dayTime } from '../../time.ts';
import { button } from '../parts.ts';
import { openForm, showModal } from './form-dialog.ts';

/** As the server sends it. */
interface ProtocolEntry {
  readonly hash: string;
  readonly label: string;
  readonly source: 'built_in' | 'file';
  readonly state: 'in_force' | 'signed' | 'draft' | 'earlier';
  readonly activeFrom: string | null;
  readonly signed: { readonly by: string; readonly at: string } | null;
  readonly isIntact: boolean;
  readonly changes: readonly {
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

const STATE_WORDS = {
  in_force: 'In force',
  signed: 'Signed, in force with the next start',
  draft: 'Draft, not signed',
  earlier: 'Earlier',
} as const;

/** The protocol in force, who signed it, and the draft with what it changes. */
export async function protocolDialog(api: Api, maySign: boolean): Promise<void> {
  const { protocols } = await api.get<{ readonly protocols: readonly ProtocolEntry[] }>('/protocols');
  const [now, earlier] = [
    // What is in force stands first, then what would come after it.
    (['in_force', 'signed', 'draft'] as const).flatMap((word) =>
      protocols.filter(({ state }) => state === word),
    ),
    protocols.filter(({ state }) => state === 'earlier'),
  ];
  const sign = (entry: ProtocolEntry) => {
    dialog.close();
    signDialog(api, entry, () => protocolDialog(api, maySign));
  };
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'protocol-title' }, 'Protocol'),
      el(
        'p',
        { class: 'hint' },
        'The rules by which staff are paged and incidents are worked. Every handoff and incident names its version.',
      ),
      ...now.map((entry) => entryView(entry, maySign ? sign : null)),
      earlier.length > 0
        ? el(
            'details',
            {},
            el('summary', {}, `Earlier (${earlier.length})`),
            ...earlier.map((entry) => entryView(entry, null)),
          )
        : undefined,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'protocol-title',
  );
  dialog.classList.add('dialog-wide');
}

function entryView(entry: ProtocolEntry, sign: ((entry: ProtocolEntry) => void) | null): HTMLElement {
  const { state, label, source, signed, isIntact, activeFrom, hash } = entry;
  const isOpen = !signed && (state === 'draft' || state === 'in_force');
  return el(
    'section',
    { class: 'protocol-entry' },
    el('h3', {}, `${label} · ${STATE_WORDS[state].toLowerCase()}`),
    el(
      'p',
      signed && isIntact ? { class: 'hint' } : { class: 'warn' },
      signed ? `Signed by ${signed.by}, ${dayTime(signed.at)}.` : '⚠ Nobody signed it.',
      isIntact ? '' : ' ⚠ Its content was changed after it was stored.',
      activeFrom ? ` In force since ${dayTime(activeFrom)}.` : '',
    ),
    el('p', { class: 'hint hash' }, `${source === 'built_in' ? 'Built in' : 'From PROTOCOL_FILE'} · ${hash}`),
    state === 'in_force' || state === 'earlier' ? undefined : changesView(entry),
    isOpen && sign
      ? el(
          'div',
          { class: 'row' },
          button('Sign …', () => sign(entry), { kind: 'main', mark: 'sign-protocol' }),
        )
      : undefined,
  );
}

function changesView({ changes }: ProtocolEntry): HTMLElement {
  if (changes.length === 0) return el('p', { class: 'hint' }, 'It changes nothing.');
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'What it changes' },
    el(
      'table',
      { class: 'changes' },
      el('caption', {}, `What it changes (${changes.length})`),
      el(
        'thead',
        {},
        el('tr', {}, ...['Rule', 'In force', 'Then'].map((word) => el('th', { scope: 'col' }, word))),
      ),
      el(
        'tbody',
        {},
        ...changes.map(({ path, before, after }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, path),
            el('td', {}, before ?? '–'),
            el('td', {}, after ?? '–'),
          ),
        ),
      ),
    ),
  );
}

function signDialog(api: Api, entry: ProtocolEntry, done: () => Promise<void>): void {
  openForm({
    title: `Sign ${entry.label}`,
    intro:
      entry.state === 'in_force'
        ? 'It is in force already. With your signature, only signed protocols come into force from now on.'
        : 'You have read what it changes and answer for it. It comes into force when Handrail is started the next time.',
    above: [changesView(entry)],
    isWide: true,
    fields: [
      {
        name: 'sure',
        label: 'Have you read it?',
        kind: 'choice',
        options: { yes: 'Yes, I sign it with my name' },
        required: true,
      },
    ],
    submit: 'Sign',
    send: async () => {
      await api.post('/protocols/sign', { hash: entry.hash });
      await done();
    },
  });
}
