import { DISPOSITIONS, LONGEST_NEXT_CONTACT } from '../../../handoff/close.ts';
import { RISK_LEVELS } from '../../../platform/risk.ts';
import { LEVEL_WORDS, spaced } from '../card/card-words.ts';

export const RESOLVE_VIEW = 'handoff_resolve';

/** Where the modal came from; kept in it. */
export interface ResolveOrigin {
  readonly handoffId: string;
  readonly channel: string;
  readonly messageTs: string;
}

/** The modal's blocks by what they ask; each has one action, `value`. */
export const RESOLVE_BLOCKS = {
  disposition: 'disposition',
  closingLevel: 'closing_level',
  nextContact: 'next_contact',
  note: 'note',
} as const;
type ResolveBlock = keyof typeof RESOLVE_BLOCKS;

export type ResolveAnswers = Readonly<Record<ResolveBlock, string | null>>;

/** The form that closes a handoff. Everything but the note has to be filled in. */
export function resolveView(origin: ResolveOrigin, code: string): Record<string, unknown> {
  return {
    type: 'modal',
    callback_id: RESOLVE_VIEW,
    private_metadata: JSON.stringify(origin),
    title: plain(`Resolve ${code}`),
    submit: plain('Resolve'),
    close: plain('Cancel'),
    blocks: [
      select(
        RESOLVE_BLOCKS.disposition,
        'How did it end?',
        DISPOSITIONS.map((word) => [word, spaced(word)] as const),
      ),
      select(
        RESOLVE_BLOCKS.closingLevel,
        'Level of risk now',
        RISK_LEVELS.map((level) => [level, `${LEVEL_WORDS[level].icon} ${level}`] as const),
      ),
      input(
        RESOLVE_BLOCKS.nextContact,
        'Next contact',
        'The client gets these words, for example: Ana calls you tomorrow at 10.',
        { longest: LONGEST_NEXT_CONTACT },
      ),
      input(RESOLVE_BLOCKS.note, 'Note for the record', 'The client does not see it.', { optional: true }),
    ],
  };
}

interface SubmittedView {
  readonly private_metadata?: string;
  readonly state?: { readonly values?: Readonly<Record<string, Readonly<Record<string, SubmittedValue>>>> };
}
interface SubmittedValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
}

export function readOrigin(view: SubmittedView): ResolveOrigin {
  return JSON.parse(view.private_metadata ?? '{}') as ResolveOrigin;
}

/** What was filled in; null where nothing was. */
export function readAnswers(view: SubmittedView): ResolveAnswers {
  const answer = (block: string) => {
    const [given] = Object.values(view.state?.values?.[block] ?? {});
    return given?.selected_option?.value ?? given?.value ?? null;
  };
  return {
    disposition: answer(RESOLVE_BLOCKS.disposition),
    closingLevel: answer(RESOLVE_BLOCKS.closingLevel),
    nextContact: answer(RESOLVE_BLOCKS.nextContact),
    note: answer(RESOLVE_BLOCKS.note),
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });

function select(block: string, label: string, options: readonly (readonly [value: string, text: string])[]) {
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: 'value',
      options: options.map(([value, text]) => ({ text: plain(text), value })),
    },
  };
}

function input(
  block: string,
  label: string,
  hint: string,
  { optional = false, longest = 1000 }: { readonly optional?: boolean; readonly longest?: number } = {},
) {
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    hint: plain(hint),
    optional,
    element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: longest },
  };
}
