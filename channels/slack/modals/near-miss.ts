import { NEAR_MISS_KINDS, type NearMissKind, reportNearMiss } from '../../../handoff/care/near-miss.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { nearMissWord } from '../../../words/of-work.ts';
import { checkInput, section, selectInput, textInput } from '../block-kit.ts';
import type { HandoffModal, ModalContent } from './modal.ts';

function form(about: string | null): ModalContent {
  return {
    title: 'Near miss',
    submit: 'Report',
    blocks: [
      section(
        `${about ? `About ${about}. ` : ''}What went nearly wrong, so that it does not go wrong next time. A supervisor reviews it; nobody is blamed.`,
      ),
      selectInput(
        'kind',
        'What kind',
        NEAR_MISS_KINDS.map((value) => ({ value, text: nearMissWord(value) })),
      ),
      textInput('what', 'What happened', { longest: 3_000, hint: 'No client’s name.' }),
      textInput('barrier', 'What stopped it, or would have', { optional: true }),
      checkInput('anonymous', 'Your name', 'Report without my name'),
    ],
  };
}

/** A report of something that went nearly wrong, about a handoff or about none. */
export const nearMissModal: HandoffModal = {
  id: 'near_miss',
  action: 'report_near_miss',
  errorBlock: 'what',
  open: async ({ handoff }) => form(shortCode(handoff.id)),
  alone: () => form(null),
  submit: async ({ staff, origin, value, formId }, _act, database) => {
    await reportNearMiss(database, {
      id: formId,
      staffId: staff.id,
      kind: (value('kind') ?? 'other') as NearMissKind,
      what: value('what') ?? '',
      barrier: value('barrier'),
      isAnonymous: value('anonymous') === 'yes',
      handoffId: origin.handoffId,
    });
    return 'Thank you. It is in the list for review.';
  },
};
