import { withdrawHandoff } from '../../../handoff/close.ts';
import { WITHDRAWAL_REASONS } from '../../../handoff/dispositions.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { withdrawalWord } from '../../../words/of-handoffs.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

/** Closes a handoff that needs nobody, with a reason. */
export const withdrawModal: HandoffModal = {
  id: 'handoff_withdraw',
  action: 'withdraw',
  errorBlock: 'reason',
  open: async ({ handoff }) => ({
    title: `Withdraw ${shortCode(handoff.id)}`,
    submit: 'Withdraw',
    blocks: [
      section(
        'Only for a handoff that needs no clinician. The session keeps its level, and nobody is paged any more.',
      ),
      selectInput(
        'reason',
        'Why',
        WITHDRAWAL_REASONS.map((value) => ({ value, text: withdrawalWord(value) })),
      ),
      textInput('note', 'Note', { optional: true }),
    ],
  }),
  submit: async ({ staff, origin, value }, act) => {
    const withdrawal = {
      handoffId: origin.handoffId ?? '',
      staffId: staff.id,
      reason: value('reason') ?? '',
    };
    await act((tx, deps) => withdrawHandoff(tx, deps, { ...withdrawal, note: value('note') }));
    return 'The handoff is withdrawn.';
  },
};
