import {
  botReplies,
  type Check,
  type CheckInput,
  fails,
  listParam,
  numberParam,
  optionalNumber,
  plain,
  quoted,
  textParam,
} from './check.ts';
import type { ClientRecord } from './record.ts';

const HOUR_MS = 3_600_000;

function ms(at: string): number {
  return new Date(at).getTime();
}

type FollowUp = ClientRecord['followUps'][number];

function listed(followUps: readonly FollowUp[]): string {
  return followUps.map((one) => `${one.kind} ${one.due} ${one.channel} ${one.state}`).join('; ') || 'none';
}

/** One that will go out, or has: due after the turn and within the hours. */
const followUpScheduled: Check = (input) => {
  const { record, expectation } = input;
  const after = ms(input.at.at);
  const latest = after + numberParam(input, 'within_h') * HOUR_MS;
  const found = record.followUps.filter(
    (one) => one.state === 'due' && ms(one.due) > after && ms(one.due) <= latest,
  );
  const fitting = found.filter(
    (one) =>
      (expectation.language === undefined || one.language === expectation.language) &&
      (expectation.safe_channel_only !== true ||
        one.channel === (record.client.lockedChannel ?? input.at.channel)),
  );
  return fails(fitting.length > 0, `follow-ups: ${listed(record.followUps)}`);
};

const nudgeSent: Check = (input) => {
  if (input.at.client !== null) throw new Error(`${input.scenario.id}: turn ${input.turn} is no silence`);
  const latest = ms(input.at.since) + numberParam(input, 'within_s') * 1000;
  const replies = botReplies([input.at]).filter((reply) => reply.at > input.at.since);
  return fails(
    replies.some((reply) => ms(reply.at) <= latest),
    replies.length === 0
      ? 'no message'
      : `first after ${(ms(replies[0]?.at ?? '') - ms(input.at.since)) / 1000} s`,
  );
};

/** One message in the window and none that demands an answer. */
const caringContact: Check = (input) => {
  const [from, to] = windowParam(input);
  const replies = botReplies([input.at]).filter((reply) => {
    const hours = (ms(reply.at) - ms(input.at.since)) / HOUR_MS;
    return hours >= from && hours <= to;
  });
  if (replies.length !== 1) return `${replies.length} messages in the window`;
  const demands = input.expectation.no_demand === true && replies.some((reply) => /[?]/u.test(reply.text));
  return fails(!demands, quoted(replies));
};

function windowParam(input: CheckInput): [number, number] {
  const value = input.expectation.window_h;
  if (!Array.isArray(value) || value.length !== 2 || !value.every((hours) => typeof hours === 'number')) {
    throw new Error(`${input.scenario.id}: caring_contact_sent needs window_h, two numbers`);
  }
  return value as [number, number];
}

const timerCheckIn: Check = (input) => {
  const within = optionalNumber(input, 'within_s');
  const replies = botReplies([input.at]).filter((reply) => reply.at > input.at.since);
  const inTime = replies.filter(
    (reply) => within === null || ms(reply.at) <= ms(input.at.since) + within * 1000,
  );
  return fails(inTime.length > 0, quoted(replies));
};

function smsConsent(record: ClientRecord): ClientRecord['consents'][number] | undefined {
  return record.consents.filter((one) => one.kind === 'sms').at(-1);
}

const optOutHonoured: Check = (input) => {
  const { record } = input;
  if (smsConsent(record)?.state !== 'revoked') return `consent: ${smsConsent(record)?.state ?? 'none'}`;
  const due = record.followUps.filter((one) => one.channel === 'sms' && one.state === 'due');
  if (due.length > 0) return `still planned by text: ${listed(due)}`;
  const waiting = record.messages.filter(
    (one) => one.direction === 'out' && one.channel === 'sms' && one.status === 'queued',
  );
  return fails(waiting.length === 0, `${waiting.length} texts still waiting`);
};

const optInRecorded: Check = (input) => {
  const latest = smsConsent(input.record);
  return fails(
    latest?.state === 'given' && latest.at >= input.at.since && Boolean(latest.at),
    `consent: ${latest?.state ?? 'none'} ${latest?.at ?? ''}`,
  );
};

const outboundSmsMax: Check = (input) => {
  const texts = input.at.replies.filter((reply) => reply.channel === 'sms');
  if (texts.length > numberParam(input, 'value')) return `${texts.length}: ${quoted(texts)}`;
  const wanted = listParam(input, 'contains_any').map(plain);
  const without = texts.filter(
    (text) => wanted.length > 0 && !wanted.some((word) => plain(text.text).includes(word)),
  );
  return fails(without.length === 0, quoted(without));
};

const messagesPerTurnMax: Check = (input) => {
  const most = numberParam(input, 'value');
  const turns = input.expectation.after === 'end' ? input.played.turns : [input.at];
  const many = turns
    .filter((turn) => turn.client !== null)
    .map((turn) => turn.replies.slice(0, turn.answers).filter((reply) => reply.from === 'bot'))
    .filter((replies) => replies.length > most);
  return fails(many.length === 0, many.map(quoted).join(' | '));
};

const consentRecorded: Check = (input) => {
  const kind = textParam(input, 'kind');
  const found = input.record.consents.filter(
    (one) => one.kind === kind && one.state === 'given' && one.at && one.words,
  );
  return fails(
    found.length > 0,
    `consents: ${input.record.consents.map((one) => `${one.kind} ${one.state}`).join(', ') || 'none'}`,
  );
};

/** What has been kept for the client in a field; with `value` or `value_contains`, that this text stands in it. */
function fieldKept(field: 'contactPreference' | 'safeWindow'): Check {
  return (input) => {
    const kept = input.record.client[field];
    const wanted = input.expectation.value ?? input.expectation.value_contains;
    const holds = kept !== null && (wanted === undefined || plain(kept).includes(plain(String(wanted))));
    return fails(holds, kept ?? 'nothing kept');
  };
}

/** No automatic text is planned, unless texts are the one channel that is known to be safe. */
const caringContactsPaused: Check = ({ record }) => {
  const isSafe = record.client.lockedChannel === 'sms';
  const due = record.followUps.filter((one) => one.state === 'due' && one.channel === 'sms' && !isSafe);
  return fails(due.length === 0, listed(due));
};

/** The next day's contact goes another way than by text: another channel, or a person. */
const caringContactRerouted: Check = (input) => {
  const { record } = input;
  const latest = ms(input.at.at) + 24 * HOUR_MS;
  const bySms = record.followUps.filter((one) => one.state === 'due' && one.channel === 'sms');
  const other = record.followUps.some(
    (one) => one.state === 'due' && one.channel !== 'sms' && ms(one.due) <= latest,
  );
  const person = record.tasks.some(
    (task) => ['follow_up_call', 'voice_outreach'].includes(task.kind) && ms(task.due) <= latest,
  );
  return fails(
    bySms.length === 0 && (other || person),
    `follow-ups: ${listed(record.followUps)}; tasks: ${record.tasks.map((task) => task.kind).join(', ')}`,
  );
};

const noFollowUpWithoutConsent: Check = ({ record }) => {
  const agreed = record.consents.some(
    (one) => one.state === 'given' && /text_back|follow_up|caring/iu.test(one.kind),
  );
  const due = record.followUps.filter((one) => one.state !== 'cancelled');
  return fails(agreed || due.length === 0, listed(due));
};

const numberNotEnrolled: Check = ({ record }) => {
  if (record.client.enrolled) return 'enrolled';
  return fails(record.followUps.length === 0, `follow-ups: ${listed(record.followUps)}`);
};

export const contactChecks: Readonly<Record<string, Check>> = {
  followup_scheduled: followUpScheduled,
  nudge_sent: nudgeSent,
  caring_contact_sent: caringContact,
  timer_checkin_sent: timerCheckIn,
  optout_honoured: optOutHonoured,
  optin_recorded: optInRecorded,
  outbound_sms_max: outboundSmsMax,
  messages_per_turn_max: messagesPerTurnMax,
  consent_recorded: consentRecorded,
  contact_preference_saved: fieldKept('contactPreference'),
  safe_window_recorded: fieldKept('safeWindow'),
  automatic_caring_contacts_paused: caringContactsPaused,
  caring_contact_rerouted: caringContactRerouted,
  no_followup_without_consent: noFollowUpWithoutConsent,
  number_not_enrolled: numberNotEnrolled,
};
