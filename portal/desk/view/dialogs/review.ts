import { STEP_RESULT_WORDS, stepWord, whoWord } from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Api } from '../../client/api.ts';
import { dayTime } from '../../time.ts';
import { button } from '../parts.ts';
import { openForm, showModal } from './form-dialog.ts';

type Done = () => Promise<void>;

/** Looks back on an incident that is closed; `about` is its address, or that of the task that asks for it. */
export function reviewDialog(api: Api, about: `/incidents/${string}` | `/tasks/${string}`, done: Done): void {
  openForm({
    title: 'After-incident review',
    intro:
      'About your own work, while it is fresh. The client’s words are not needed. A supervisor’s review closes the task.',
    fields: [
      { name: 'happened', label: 'What happened', kind: 'text', required: true, rows: 4 },
      { name: 'wentWell', label: 'What went well', kind: 'text', rows: 3 },
      {
        name: 'change',
        label: 'What to change',
        kind: 'text',
        required: true,
        rows: 3,
        hint: 'Or: nothing, and why.',
      },
    ],
    submit: 'Keep review',
    send: async ({ happened, wentWell, change }, formId) => {
      await api.post(`${about}/review`, { formId, happened, wentWell, change });
      await done();
    },
  });
}

interface Proof {
  readonly protocol: {
    readonly label: string;
    readonly hash: string | null;
    readonly signedBy: string | null;
    readonly signedAt: string | null;
    readonly isIntact: boolean;
  };
  readonly steps: readonly {
    readonly step: string;
    readonly required: boolean;
    readonly at: string | null;
    readonly by: string | null;
    readonly result: string | null;
    readonly auditPosition: number | null;
    readonly verdict: 'taken' | 'waived' | 'open' | 'not_proven';
  }[];
  readonly isComplete: boolean;
  readonly staff: Readonly<Record<string, string>>;
}

const VERDICT_WORDS = {
  taken: '✓ Taken',
  waived: '⚠ Left open by a supervisor',
  open: '○ Open',
  not_proven: '⚠ Not proven: the audit chain says otherwise',
} as const;

/** Holds an incident against its protocol’s version and the audit chain. */
export async function proofDialog(api: Api, incidentId: string): Promise<void> {
  const { protocol, steps, isComplete, staff } = await api.get<Proof>(`/incidents/${incidentId}/proof`);
  const signed =
    protocol.signedBy === 'built_in'
      ? 'the built-in default, as released'
      : protocol.signedBy && protocol.signedAt
        ? `signed by ${whoWord(protocol.signedBy, staff)}, ${dayTime(protocol.signedAt)}`
        : 'signed by nobody';
  const dialog = showModal(
    el(
      'div',
      {},
      el(
        'h2',
        { id: 'proof-title' },
        isComplete ? 'All required steps are proven' : 'Not all steps are proven',
      ),
      el(
        'p',
        protocol.isIntact ? { class: 'hint' } : { class: 'warn' },
        `Protocol ${protocol.label}, ${signed}.`,
        protocol.isIntact ? '' : ' ⚠ The stored rules are missing or were changed.',
      ),
      el(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Steps of the protocol' },
        el(
          'table',
          { class: 'changes' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ...['Step', 'Verdict', 'Result', 'Who and when', 'Audit entry'].map((word) =>
                el('th', { scope: 'col' }, word),
              ),
            ),
          ),
          el(
            'tbody',
            {},
            ...steps.map(({ step, required, verdict, result, by, at, auditPosition }) =>
              el(
                'tr',
                {},
                el('th', { scope: 'row' }, `${stepWord(step)}${required ? '' : ' (optional)'}`),
                el('td', {}, VERDICT_WORDS[verdict]),
                el('td', {}, STEP_RESULT_WORDS[result ?? ''] ?? '–'),
                el('td', {}, by && at ? `${whoWord(by, staff)}, ${dayTime(at)}` : '–'),
                el('td', {}, auditPosition === null ? '–' : `no. ${auditPosition}`),
              ),
            ),
          ),
        ),
      ),
      protocol.hash ? el('p', { class: 'hint hash' }, `Rules: ${protocol.hash}`) : undefined,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'proof-title',
  );
  dialog.classList.add('dialog-wide');
}
