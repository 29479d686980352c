import { incidentToReview, REVIEW_TASK, writeReview } from '../../../handoff/care/incident-review.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { section, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

const LONGEST = 3_000;

/** Looks back on the last closed incident of a handoff. */
export const incidentReviewModal: HandoffModal = {
  id: REVIEW_TASK,
  action: 'work_incident',
  errorBlock: 'happened',
  open: async ({ tx, handoff }) => {
    const incidentId = await incidentToReview(tx, handoff.id);
    if (!incidentId)
      throw new HandrailError('invalid_transition', 'There is no closed incident to look back on here.');
    return {
      title: `Review ${shortCode(handoff.id)}`,
      submit: 'Keep review',
      basedOn: incidentId,
      blocks: [
        section(
          'About your own work, while it is fresh. No name and no words of the client. A supervisor’s review closes the task.',
        ),
        textInput('happened', 'What happened', { longest: LONGEST }),
        textInput('went_well', 'What went well', { longest: LONGEST, optional: true }),
        textInput('change', 'What to change', { longest: LONGEST, hint: 'Or: nothing, and why.' }),
      ],
    };
  },
  submit: async ({ staff, origin, value, formId }, act) => {
    const { isSettled } = await act((tx) =>
      writeReview(tx, {
        id: formId,
        staffId: staff.id,
        incidentId: origin.basedOn ?? '',
        happened: value('happened') ?? '',
        wentWell: value('went_well') ?? '',
        change: value('change') ?? '',
      }),
    );
    return isSettled
      ? 'The review is kept, and its task is done.'
      : 'Your review is kept. A supervisor closes the task.';
  },
};
