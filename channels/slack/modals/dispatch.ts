import {
  DISPATCH_GROUNDS,
  DISPATCH_SERVICES,
  type DispatchGround,
  type DispatchService,
  recordDispatch,
} from '../../../handoff/care/dispatch.ts';
import { shortCode } from '../../../handoff/rows.ts';
import { readProfile } from '../../../program/clients/update-client.ts';
import { groundWord, serviceWord } from '../../../words/of-care.ts';
import { section, selectInput, textInput } from '../block-kit.ts';
import { ago } from '../card/card-words.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { HandoffModal } from './modal.ts';

/** Records that help was sent, with the log of what was disclosed. */
export const dispatchModal: HandoffModal = {
  id: 'handoff_dispatch',
  action: 'decide_dispatch',
  errorBlock: 'recipient',
  open: async ({ tx, handoff }) => {
    const { location } = await readProfile(tx);
    const known = location
      ? `Last known place, told ${ago(new Date(location.at), tx.now)}: ${escapeMrkdwn(location.text)}`
      : 'No place is known. Ask where they are.';
    return {
      title: `Dispatch ${shortCode(handoff.id)}`,
      submit: 'Record dispatch',
      blocks: [
        section(`*Call first, then record it here.* Nothing is sent by itself.\n${known}`),
        selectInput(
          'service',
          'Who was sent',
          DISPATCH_SERVICES.map((value) => ({ value, text: serviceWord(value) })),
        ),
        selectInput(
          'ground',
          'On what ground',
          DISPATCH_GROUNDS.map((value) => ({ value, text: groundWord(value) })),
        ),
        textInput('reason', 'Reason', { longest: 1_500 }),
        textInput('least', 'Least invasive option tried', {
          hint: 'What was tried before, or why nothing could be.',
          longest: 1_500,
        }),
        textInput('place', 'Where they were sent', {
          multiline: false,
          longest: 300,
          optional: true,
          ...(location ? { initial: location.text } : {}),
        }),
        textInput('recipient', 'Who took the call', {
          hint: 'Name and service: for the disclosure log.',
          multiline: false,
          longest: 300,
        }),
        textInput('nature', 'What was told about the client', {
          hint: 'Only what the emergency needed: for the disclosure log.',
          longest: 1_500,
        }),
        selectInput(
          'told',
          'Was the client told before?',
          [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No: it would have raised the danger' },
          ],
          { radio: true },
        ),
      ],
    };
  },
  submit: async ({ staff, origin, value, formId }, act) => {
    await act((tx, deps) =>
      recordDispatch(tx, deps, {
        handoffId: origin.handoffId ?? '',
        staffId: staff.id,
        id: formId,
        service: (value('service') ?? 'other') as DispatchService,
        ground: (value('ground') ?? 'imminent_and_unwilling') as DispatchGround,
        reason: value('reason') ?? '',
        leastInvasive: value('least') ?? '',
        location: value('place'),
        recipient: value('recipient') ?? '',
        nature: value('nature') ?? '',
        isClientTold: value('told') === 'yes',
      }),
    );
    return `Recorded (${serviceWord(value('service') ?? 'other')}), with the disclosure log. Stay with the client, and confirm within 10 minutes that the responders reached them.`;
  },
};
