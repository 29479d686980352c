import { shortCode } from '../../../handoff/rows.ts';
import { SNOOZE_MINUTES, snoozeHandoff } from '../../../handoff/snooze.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { pagedLevel } from '../../../program/protocol/rules.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

const MINUTES = [5, 10, 15, 30, 60, 120] as const;

/** A pause that the client and the clinician agreed on. */
export const snoozeModal: HandoffModal = {
  id: 'handoff_snooze',
  action: 'snooze',
  errorBlock: 'minutes',
  open: async ({ handoff }) => {
    const most = SNOOZE_MINUTES[pagedLevel(handoff.level)];
    if (most === 0) {
      throw new HandrailError(
        'invalid_transition',
        'there is no pause at this level: the client’s life is in danger now. Ask for backup instead',
      );
    }
    return {
      title: `Snooze ${shortCode(handoff.id)}`,
      submit: 'Pause',
      blocks: [
        section(
          'A pause that you and the client agreed on. A message of theirs ends it; when it is over you are paged.',
        ),
        selectInput(
          'minutes',
          'For how long',
          MINUTES.filter((minutes) => minutes <= most).map((minutes) => ({
            value: String(minutes),
            text: `${minutes} minutes`,
          })),
        ),
        textInput('reason', 'What was agreed', { longest: 300, multiline: false }),
      ],
    };
  },
  submit: async ({ staff, origin, value }, act) => {
    const minutes = Number(value('minutes'));
    const pause = { handoffId: origin.handoffId ?? '', staffId: staff.id, minutes };
    await act((tx, deps) => snoozeHandoff(tx, deps, { ...pause, reason: value('reason') ?? '' }));
    return `Paused for ${minutes} minutes.`;
  },
};
