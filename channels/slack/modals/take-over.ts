import { takeOver } from '../../../handoff/claim.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { section, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

/** Takes a handoff from whoever has it, with a reason. */
export const takeOverModal: HandoffModal = {
  id: 'handoff_take_over',
  action: 'take_over',
  errorBlock: 'reason',
  open: async ({ handoff }) => ({
    title: `Take over ${shortCode(handoff.id)}`,
    submit: 'Take over',
    blocks: [
      section('You have it from then on, and the client is told who you are.'),
      textInput('reason', 'Why', { longest: 500, hint: 'It is kept with your name.' }),
    ],
  }),
  submit: async ({ staff, origin, value }, act) => {
    const taken = { handoffId: origin.handoffId ?? '', staffId: staff.id };
    await act((tx, deps) => takeOver(tx, deps, { ...taken, reason: value('reason') ?? '' }));
    return 'You have this handoff now. Write to the client in the thread.';
  },
};
