import { LONGEST_NEXT_CONTACT, resolveHandoff } from '../../../handoff/close.ts';
import { DISPOSITIONS } from '../../../handoff/dispositions.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { dispositionWord } from '../../../words/of-handoffs.ts';
import { selectInput, textInput } from '../block-kit.ts';
import { levelChoices } from '../card/card-words.ts';
import type { HandoffModal, ViewErrors } from './modal.ts';

export const RESOLVE_VIEW = 'handoff_resolve';

/** The form's blocks by what they ask. */
export const RESOLVE_BLOCKS = {
  disposition: 'disposition',
  closingLevel: 'closing_level',
  nextContact: 'next_contact',
  note: 'note',
  crisis: 'crisis',
} as const;

const NO_CONTACT =
  'No contact with the client yet: write to them in the thread, or log a call, before you resolve this.';

/** May stay open; asked only where the program has consented that the classifier learns from the answer. */
const crisisInput = () =>
  selectInput(
    RESOLVE_BLOCKS.crisis,
    'Was this a crisis?',
    [
      { value: 'yes', text: 'This was a crisis' },
      { value: 'no', text: 'This was not a crisis' },
    ],
    { optional: true, hint: 'Helps the guide to tell the next time.' },
  );

/** Closes a handoff: how it ended, the level now, the next contact. */
export const resolveModal: HandoffModal = {
  id: RESOLVE_VIEW,
  action: 'resolve',
  errorBlock: RESOLVE_BLOCKS.disposition,
  open: async ({ handoff, deps }) => ({
    title: `Resolve ${shortCode(handoff.id)}`,
    submit: 'Resolve',
    blocks: [
      selectInput(
        RESOLVE_BLOCKS.disposition,
        'How did it end?',
        DISPOSITIONS.map((value) => ({ value, text: dispositionWord(value) })),
      ),
      selectInput(RESOLVE_BLOCKS.closingLevel, 'Level of risk now', levelChoices()),
      textInput(RESOLVE_BLOCKS.nextContact, 'Next contact', {
        hint: 'The client gets these words, for example: Ana calls you tomorrow at 10.',
        longest: LONGEST_NEXT_CONTACT,
      }),
      textInput(RESOLVE_BLOCKS.note, 'Note for the record', {
        hint: 'The client does not see it.',
        optional: true,
      }),
      ...(deps.learningAllowed?.() === true ? [crisisInput()] : []),
    ],
  }),
  check: ({ value }) => {
    const errors: Record<string, string> = {};
    if (!value(RESOLVE_BLOCKS.disposition)) errors[RESOLVE_BLOCKS.disposition] = 'Choose how it ended.';
    if (!value(RESOLVE_BLOCKS.closingLevel))
      errors[RESOLVE_BLOCKS.closingLevel] = 'Choose the level of risk now.';
    if (!value(RESOLVE_BLOCKS.nextContact)?.trim())
      errors[RESOLVE_BLOCKS.nextContact] = 'Say what the next contact is; the client gets these words.';
    return errors satisfies ViewErrors;
  },
  submit: async ({ staff, origin, value }, act) => {
    try {
      await act((tx, deps) =>
        resolveHandoff(tx, deps, {
          handoffId: origin.handoffId ?? '',
          staffId: staff.id,
          disposition: value(RESOLVE_BLOCKS.disposition),
          closingLevel: value(RESOLVE_BLOCKS.closingLevel),
          nextContact: value(RESOLVE_BLOCKS.nextContact),
          note: value(RESOLVE_BLOCKS.note),
          wasCrisis: wasCrisis(value(RESOLVE_BLOCKS.crisis)),
        }),
      );
    } catch (error) {
      const isEarly = error instanceof HandrailError && error.code === 'invalid_transition';
      throw isEarly ? new HandrailError('invalid_transition', NO_CONTACT, { cause: error }) : error;
    }
    return '';
  },
};

const wasCrisis = (answer: string | null): boolean | null => (answer ? answer === 'yes' : null);
