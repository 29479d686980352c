import type { Level } from './client/wire.ts';

/** A fixed word of the server as people read it: known ones by their sentence, others with spaces for underscores. */
function said(words: Readonly<Record<string, string>>, word: string): string {
  const known = words[word];
  if (known) return known;
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  none: 'No risk',
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  imminent: 'Imminent',
};

export const channelWord = (channel: string) =>
  said(
    { sms: 'text message', web: 'web chat', slack: 'Slack', botframework: 'Teams or other chat' },
    channel,
  );

export const triggerWord = (trigger: string) =>
  said(
    {
      risk: 'Risk in a message',
      request: 'Asked for a person',
      keyword: 'Asked for a person',
      silence: 'Went silent after risk',
      failsafe: 'The bot failed; treated as high risk',
      turn_failed: 'The bot failed; treated as high risk',
      third_party: 'Worried about somebody else',
      language: 'Needs an interpreter',
      opt_out: 'Opted out while at risk',
    },
    trigger,
  );

export const categoryWord = (category: string) => said({ relapse_urge: 'Urge to use' }, category);

export const DISPOSITION_WORDS: Readonly<Record<string, string>> = {
  safe_with_plan: 'Safe, with a plan',
  follow_up_scheduled: 'Follow-up scheduled',
  referred: 'Referred',
  higher_level_of_care: 'Moved to a higher level of care',
  emergency_services: 'Emergency services involved',
  third_party_handled: 'Report about somebody else, handled',
  could_not_reach: 'Could not reach the client',
  other: 'Other (say in the note)',
};

export const WITHDRAWAL_WORDS: Readonly<Record<string, string>> = {
  not_a_crisis: 'Not a crisis',
  opened_by_mistake: 'Opened by mistake',
  duplicate: 'Duplicate of another handoff',
  test_message: 'Test message',
  other: 'Other (say in the note)',
};

export const CALL_WORDS: Readonly<Record<string, string>> = {
  reached: 'Reached the client',
  no_answer: 'No answer',
  voicemail: 'Left a voicemail',
  wrong_number: 'Wrong number',
};

export const CANCEL_WORDS: Readonly<Record<string, string>> = {
  not_needed: 'Not needed any more',
  duplicate: 'Duplicate',
  could_not_reach: 'Could not reach',
  other: 'Other',
};

export const consentWord = (consent: string) =>
  said(
    {
      none: 'May not be told anything',
      notify_if_no_answer: 'May be asked to look in if the client does not answer',
      life_threat_only: 'Only in danger to life',
      share_plan_step: 'May be told about their step of the plan',
      full: 'May be told about everything',
    },
    consent,
  );

export const statusWord = (status: string) =>
  said(
    {
      queued: 'Waiting to be sent',
      sending: 'Being sent',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Read',
      undelivered: 'Not delivered',
      failed: 'Not delivered',
      withheld: 'Held back, not sent',
    },
    status,
  );

export const rungWord = (rung: string) =>
  said({ slack: 'Slack channel', fallback: 'Everybody on call', holder: 'Clinician who has it' }, rung);

export const routeWord = (route: string) => said({ sms: 'text', voice: 'call', slack: 'Slack' }, route);

export const resultWord = (result: string) =>
  said(
    {
      nobody: 'nobody on call',
      queued: 'being sent',
      shared: 'went with a colleague’s page to the same number',
      answered: 'picked up',
      accepted: 'took it',
    },
    result,
  );

export const taskWord = (kind: string) =>
  said(
    {
      voice_outreach: 'Call the client',
      plan_review: 'Review the plan',
      care_team_note: 'Note for the care team',
      near_miss_review: 'Look at a near miss',
      incident_review: 'Look back on an incident',
      follow_up_call: 'Follow-up call',
      duty_to_protect_review: 'Review: duty to protect',
    },
    kind,
  );

export const alertWord = (kind: string) =>
  said(
    {
      nobody_answered: 'Nobody answered a handoff',
      handoff_stalled: 'A handoff had stalled; its escalation was started again',
      undelivered_at_risk: 'A message to a client at risk was not delivered',
    },
    kind,
  );

export const eventWord = (kind: string) =>
  said(
    {
      opened: 'Handoff opened',
      raised: 'Risk rose',
      priority_raised: 'Moved up in the queue',
      claimed: 'Claimed',
      contacted: 'First contact',
      released: 'Back in the queue',
      taken_over: 'Taken over',
      call_attempt: 'Call',
      note: 'Internal note',
      answered: 'Answered',
      client_phoned: 'The client phoned the program’s number',
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
      snooze_ended: 'The agreed pause is over',
      joined: 'A colleague joined',
      left: 'A colleague left',
      handed_back: 'Handed back',
      snoozed: 'A pause was agreed on',
    },
    kind,
  );

export const stateWord = (state: string) =>
  said({ waiting: 'Waiting', claimed: 'Claimed', contacted: 'In contact' }, state);

export const consentKindWord = (kind: string) => plain(kind.replace(/([A-Z])/g, '_$1').toLowerCase());

export const plain = (word: string) => said({}, word);

export const queueWord = (queue: string) =>
  said({ third_party_report: 'Report about somebody else', interpreter: 'Needs an interpreter' }, queue);

export const PLAN_STEP_WORDS: readonly string[] = [
  'Warning signs',
  'What I can do by myself',
  'People and places that take my mind off it',
  'People I can ask for help',
  'Professionals and services',
  'Making my surroundings safe',
];

/** How lists call a client: initials and an id, never a name. */
export function clientTitle(client: { initials: string | null; ref: string; kind: string }): string {
  return client.initials
    ? `${client.initials} · ${client.ref}`
    : `${client.kind === 'anonymous' ? 'Anonymous' : 'Unknown'} · ${client.ref}`;
}
