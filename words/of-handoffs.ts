import { outreachWord, serviceWord } from './of-care.ts';
import { said, type Words } from './say.ts';

/** How staff read what happens to handoffs: one table for each kind of fixed word, at the desk, in Slack, in texts and reports. */
export const LEVEL_WORDS = {
  none: 'No risk',
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  imminent: 'Imminent',
} as const;

/** As in the middle of a sentence; `plain` makes a title of them. */
export const CHANNEL_WORDS: Words = {
  sms: 'text message',
  web: 'web chat',
  slack: 'Slack',
  voice: 'phone call',
  botframework: 'Teams or other chat',
};

export const TRIGGER_WORDS: Words = {
  risk: 'Risk in a message',
  request: 'Asked for a person',
  keyword: 'Asked for a person',
  silence: 'Went silent after risk',
  failsafe: 'The bot failed; treated as high risk',
  turn_failed: 'The bot failed; treated as high risk',
  third_party: 'Worried about somebody else',
  language: 'Needs an interpreter',
  opt_out: 'Left the text line while at risk',
  phone_call: 'Phoned the program’s number',
};

export const QUEUE_WORDS: Words = {
  clinical: 'Clinical',
  crisis_queue: 'Crisis queue',
  third_party_report: 'Report about somebody else',
  interpreter: 'Needs an interpreter',
};

export const STATE_WORDS: Words = {
  waiting: 'Waiting',
  claimed: 'Claimed',
  contacted: 'In contact',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
};

export const DISPOSITION_WORDS: Words = {
  safe_with_plan: 'Safe, with a plan',
  follow_up_scheduled: 'Follow-up scheduled',
  referred: 'Referred',
  higher_level_of_care: 'Moved to a higher level of care',
  emergency_services: 'Emergency services involved',
  third_party_handled: 'Report about somebody else, handled',
  could_not_reach: 'Could not reach the client',
  other: 'Other (say in the note)',
};

export const WITHDRAWAL_WORDS: Words = {
  not_a_crisis: 'Not a crisis',
  opened_by_mistake: 'Opened by mistake',
  duplicate: 'Duplicate of another handoff',
  test_message: 'Test message',
  other: 'Other (say in the note)',
};

export const CALL_WORDS: Words = {
  reached: 'Reached the client',
  no_answer: 'No answer',
  voicemail: 'Left a voicemail',
  wrong_number: 'Wrong number',
};

export const STATUS_WORDS: Words = {
  received: 'Received',
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  undelivered: 'Not delivered',
  failed: 'Not delivered',
  withheld: 'Held back, not sent',
};

export const RUNG_WORDS: Words = {
  slack: 'Slack channel',
  primary: 'Primary',
  backup: 'Backup',
  supervisor: 'Supervisor',
  fallback: 'Everybody on call',
  holder: 'Clinician who has it',
};

export const ROUTE_WORDS: Words = { sms: 'text', voice: 'call', slack: 'Slack' };

export const PAGE_RESULT_WORDS: Words = {
  nobody: 'nobody on call',
  shared: 'went with a colleague’s page to the same number',
  queued: 'being sent',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  answered: 'picked up',
  declined: 'cannot come',
  accepted: 'took it',
};

export const EVENT_WORDS: Words = {
  opened: 'Handoff opened',
  raised: 'Risk rose',
  priority_raised: 'Moved up in the queue',
  claimed: 'Claimed',
  contacted: 'First contact',
  released: 'Back in the queue',
  transferred: 'Handed over',
  taken_over: 'Taken over',
  call_attempt: 'Call',
  note: 'Internal note',
  answered: 'Answered',
  client_phoned: 'The client phoned the program’s number',
  nobody_answered: 'Nobody has answered yet',
  holder_declined: 'Cannot answer now; anybody may take it',
  unanswered: 'Client’s message stayed unanswered; anybody may take it',
  resolved: 'Resolved',
  withdrawn: 'Withdrawn',
  level_lowered: 'Level lowered',
  screened: 'C-SSRS screener filled in',
  dispatched: 'Help was sent',
  contact_outreach: 'An emergency contact was called',
  resent: 'Sent again another way',
  backup_asked: 'A second clinician was asked for',
  backup_unanswered: 'Nobody has joined as second clinician',
  snoozed: 'A pause was agreed on',
  snooze_ended: 'The agreed pause is over',
  snooze_over: 'The agreed pause is over',
  joined: 'A colleague joined',
  left: 'A colleague left',
  handed_back: 'Handed back',
};

/** Why something happened to a handoff, where the event alone does not say it. */
export const EVENT_REASON_WORDS: Words = {
  ...TRIGGER_WORDS,
  risk_rose: 'by what the client wrote',
  lapsed: 'the claim had lapsed',
  lease_expired: 'no contact in time',
  left: 'back in the queue',
  page_declined: 'the paged person cannot come',
  agreed_pause: 'agreed with the client',
  nobody_joined: 'nobody has joined',
  message: 'by message',
  call: 'by call',
  client_wrote: 'the client wrote',
  client_phoned: 'the client phoned',
  client_message_unanswered: 'the client waited for an answer',
  escalation_exhausted: 'whoever could be paged was paged',
  inbound_call: 'the client phoned',
  second_clinician: 'as second clinician',
  supervisor: 'by a supervisor',
  check_back_missed: 'nobody came back after the pause',
  transferred: 'handed over',
  clinician: 'by a clinician',
  reviewed: 'after a look at it',
};

export const levelWord = (level: string) => said(LEVEL_WORDS, level);
export const channelWord = (channel: string) => said(CHANNEL_WORDS, channel);
export const triggerWord = (trigger: string) => said(TRIGGER_WORDS, trigger);
export const queueWord = (queue: string) => said(QUEUE_WORDS, queue);
export const stateWord = (state: string) => said(STATE_WORDS, state);
export const dispositionWord = (disposition: string) => said(DISPOSITION_WORDS, disposition);
export const withdrawalWord = (reason: string) =>
  said({ ...WITHDRAWAL_WORDS, drill_over: 'The drill is over' }, reason);
export const callWord = (outcome: string) => said(CALL_WORDS, outcome);
export const statusWord = (status: string) => said(STATUS_WORDS, status);
export const rungWord = (rung: string) => said(RUNG_WORDS, rung);
export const routeWord = (route: string) => said(ROUTE_WORDS, route);
export const pageResultWord = (result: string) => said(PAGE_RESULT_WORDS, result);
export const eventWord = (kind: string) => said(EVENT_WORDS, kind);

/** Why an event of a handoff happened, by the table that belongs to its kind. */
export function reasonWord(kind: string, reason: string): string {
  if (kind === 'dispatched') return serviceWord(reason);
  if (kind === 'resent') return channelWord(reason);
  if (kind === 'call_attempt') return callWord(reason);
  if (kind === 'contact_outreach') return outreachWord(reason);
  if (kind === 'resolved') return dispositionWord(reason);
  if (kind === 'withdrawn') return withdrawalWord(reason);
  return said(EVENT_REASON_WORDS, reason);
}
