import { lowerSessionLevel } from '../../../handoff/lower-level.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { levelRank, type RiskLevel } from '../../../platform/risk.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import { LEVEL_WORDS, levelChoices } from '../card/card-words.ts';
import type { HandoffModal } from './modal.ts';

/** Lowers the level of the client's session, with a reason: nobody else does that at high and imminent. */
export const lowerLevelModal: HandoffModal = {
  id: 'handoff_lower',
  action: 'lower_level',
  errorBlock: 'to',
  open: async ({ tx, handoff }) => {
    const [session] = await tx.query<{ level: RiskLevel }>(
      'slack_session_level',
      'SELECT level FROM session WHERE client_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
      [tx.clientId],
    );
    const level = session?.level ?? 'none';
    if (levelRank(level) === 0)
      throw new HandrailError('bad_request', 'the level of this session is not raised, nothing to lower');
    const { icon, word } = LEVEL_WORDS[level];
    return {
      title: `Lower ${shortCode(handoff.id)}`,
      submit: 'Lower',
      blocks: [
        section(`The session stands at ${icon} *${word}*. The handoff keeps the level it was opened at.`),
        selectInput(
          'to',
          'New level',
          levelChoices().filter(({ value }) => levelRank(value as RiskLevel) < levelRank(level)),
        ),
        textInput('reason', 'Why', {
          hint: 'What you saw or heard that speaks for it. It is kept with your name.',
        }),
      ],
    };
  },
  submit: async ({ staff, value }, act) => {
    const to = value('to') as RiskLevel;
    await act((tx, deps) =>
      lowerSessionLevel(tx, deps, { staffId: staff.id, to, reason: value('reason') ?? '' }),
    );
    return `The session stands at *${to}* now.`;
  },
};
