import { CSSRS_ITEMS, type CssrsAnswers, type CssrsItem, missingItems } from '../../../handoff/care/cssrs.ts';
import { recordScreening } from '../../../handoff/care/screening.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { context, section, selectInput, textInput } from '../block-kit.ts';
import type { HandoffModal, Submission } from './modal.ts';

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const;

function answersOf({ value }: Submission): CssrsAnswers {
  const given = CSSRS_ITEMS.map(({ item }) => {
    const said = value(item);
    return [item, said === null ? null : said === 'yes'] as const;
  });
  return Object.fromEntries(given) as unknown as CssrsAnswers;
}

/** The C-SSRS screener as a clinician's form: topics in order, answers stored with their LOINC codes. */
export const screenerModal: HandoffModal = {
  id: 'handoff_screener',
  action: 'lower_level',
  errorBlock: CSSRS_ITEMS[0].item,
  open: async ({ handoff }) => ({
    title: `C-SSRS ${shortCode(handoff.id)}`,
    submit: 'Save',
    blocks: [
      section(
        'Ask with the wording of your licensed form. After *no* to 2, go on with 6. The client does not see this.',
      ),
      ...CSSRS_ITEMS.map(({ item, topic }) =>
        selectInput(item, topic, YES_NO, { radio: true, optional: item !== 'wish' && item !== 'thoughts' }),
      ),
      textInput('note', 'Note', { optional: true, hint: 'For the record, in your words.' }),
      context(
        'A high result raises the session. A lower one lowers nothing: use “Lower the level” for that.',
      ),
    ],
  }),
  check: (submission) =>
    Object.fromEntries(
      missingItems(answersOf(submission)).map((item: CssrsItem) => [
        item,
        'This has to be asked: yes or no?',
      ]),
    ),
  submit: async (submission, act) => {
    const { staff, origin, value, formId } = submission;
    const result = await act((tx, deps) =>
      recordScreening(tx, deps, {
        handoffId: origin.handoffId ?? '',
        staffId: staff.id,
        answers: answersOf(submission),
        note: value('note'),
        id: formId,
      }),
    );
    return result === 'none'
      ? 'Saved: no item was endorsed.'
      : `Saved: the form says *${result} risk*. Your own judgement stands beside it.`;
  },
};
