import { shortCode } from '../../../handoff/rows.ts';
import { askForBackup } from '../../../handoff/second-clinician.ts';
import { section, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

/** Asks for a second clinician. */
export const backupModal: HandoffModal = {
  id: 'handoff_backup',
  action: 'ask_backup',
  errorBlock: 'reason',
  open: async ({ handoff }) => ({
    title: `Backup ${shortCode(handoff.id)}`,
    submit: 'Ask',
    blocks: [
      section(
        'Backup is paged by text, then supervisors, then everybody on a shift, until somebody joins. The client keeps you.',
      ),
      textInput('reason', 'What help you need', {
        longest: 300,
        multiline: false,
        hint: 'Colleagues read this in the thread. No name of the client.',
      }),
    ],
  }),
  submit: async ({ staff, origin, value }, act) => {
    const { paged } = await act((tx, deps) =>
      askForBackup(tx, deps, {
        handoffId: origin.handoffId ?? '',
        staffId: staff.id,
        reason: value('reason') ?? '',
      }),
    );
    if (paged === 0)
      return 'Nobody could be paged by telephone. The request stands in the thread and in the channel.';
    return paged === 1 ? 'One person is paged now.' : `${paged} people are paged now.`;
  },
};
