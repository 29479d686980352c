import { CALL_OUTCOMES, type CallOutcome, logCall } from '../../../handoff/relay.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { recordView } from '../../../program/clients/record-view.ts';
import { readProfile } from '../../../program/clients/update-client.ts';
import { callWord } from '../../../words/of-handoffs.ts';
import { midway } from '../../../words/say.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { HandoffModal } from './modal.ts';

/** The client's number for whoever has the handoff, and what came of the call. */
export const callModal: HandoffModal = {
  id: 'handoff_call',
  action: 'log_call',
  errorBlock: 'outcome',
  open: async ({ tx, handoff, staff }) => {
    const [client] = await tx.query<{ flags: string[]; locked: string | null }>(
      'slack_call_flags',
      'SELECT flags, locked_channel AS locked FROM client WHERE id = $1',
      [tx.clientId],
    );
    const { phone, safeWindow } = await readProfile(tx);
    await recordView(tx, staff.id, 'slack');
    const isUnsafe = client?.flags.includes('unsafe_phone') || (client?.locked && client.locked !== 'sms');
    const lines = [
      phone
        ? `*Call* <tel:${escapeMrkdwn(phone)}|${escapeMrkdwn(phone)}> from your own telephone.`
        : 'No telephone number is on file.',
      isUnsafe
        ? '⚠️ *Others may use or hear this telephone.* Ask by message first whether a call is safe.'
        : '',
      safeWindow ? `Safe to call: ${escapeMrkdwn(safeWindow)}` : '',
    ];
    return {
      title: `Call ${shortCode(handoff.id)}`,
      submit: 'Log the call',
      blocks: [
        section(lines.filter(Boolean).join('\n')),
        selectInput(
          'outcome',
          'What came of it',
          CALL_OUTCOMES.map((value) => ({ value, text: callWord(value) })),
          { radio: true },
        ),
        textInput('note', 'Note', { optional: true, hint: 'The client does not see it.' }),
      ],
    };
  },
  submit: async ({ staff, origin, value }, act) => {
    const outcome = (value('outcome') ?? 'no_answer') as CallOutcome;
    const call = { handoffId: origin.handoffId ?? '', staffId: staff.id, outcome };
    await act((tx, deps) => logCall(tx, deps, { ...call, note: value('note') ?? undefined }));
    return `Logged: ${midway(callWord(outcome))}.`;
  },
};
