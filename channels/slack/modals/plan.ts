import { editPlan, planText } from '../../../handoff/care/edit-plan.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { context, LIMITS, selectInput, textInput } from '../block-kit.ts';
import type { HandoffModal } from './modal.ts';

const STEP_LABELS = [
  '1. Warning signs',
  '2. Things I can do by myself',
  '3. People and places that take my mind off it',
  '4. People I can ask for help',
  '5. Professionals and services',
  '6. Making it safe around me',
] as const;
const step = (index: number) => `step_${index + 1}`;

/** Edits the client's plan as lines; a new version, never the old one changed. */
export const planModal: HandoffModal = {
  id: 'handoff_plan',
  action: 'edit_plan',
  errorBlock: step(0),
  open: async ({ tx, handoff }) => {
    const plan = await planText(tx);
    if ([...plan.steps, plan.reasons].some((text) => text.length > LIMITS.inputLength))
      throw new HandrailError('too_large', 'this plan is too long for a form in Slack; edit it at the desk');
    return {
      title: `Plan ${shortCode(handoff.id)}`,
      submit: 'Save',
      basedOn: plan.versionId,
      blocks: [
        context(
          'One line for each entry, in the client’s own words. Name, phone and hours stand behind bars: “my sister | Rosa | 555-0100”.',
        ),
        ...STEP_LABELS.map((label, index) =>
          textInput(step(index), label, {
            optional: true,
            longest: LIMITS.inputLength,
            initial: plan.steps[index] ?? '',
          }),
        ),
        textInput('reasons', 'Reasons for living', {
          optional: true,
          longest: LIMITS.inputLength,
          initial: plan.reasons,
        }),
        selectInput(
          'status',
          'Save as',
          [
            { value: 'active', text: 'Active: gone through with the client' },
            { value: 'pending_clinician_review', text: 'Draft: somebody has to look again' },
          ],
          { radio: true, initial: 'active' },
        ),
      ],
    };
  },
  submit: async ({ staff, origin, value }, act) => {
    const status = value('status') === 'active' ? 'active' : 'pending_clinician_review';
    const saved = await act((tx) =>
      editPlan(tx, {
        staffId: staff.id,
        basedOn: origin.basedOn ?? null,
        steps: STEP_LABELS.map((_, index) => value(step(index)) ?? ''),
        reasons: value('reasons') ?? '',
        status,
      }),
    );
    return saved.changed
      ? `The plan is saved as version ${saved.version}${status === 'active' ? '' : ', waiting for a review'}.`
      : 'The plan says this already; nothing was changed.';
  },
};
