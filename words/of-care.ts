import { plain, said, type Words } from './say.ts';

/** The fixed words of forms, incidents and the timeline, as people read them. */
export const SERVICE_WORDS: Words = {
  '911': '911',
  mobile_crisis: 'Mobile crisis team',
  welfare_check: 'Welfare check',
  poison_control: 'Poison Control',
  other: 'Somebody else',
};

export const GROUND_WORDS: Words = {
  attempt_in_progress: 'An attempt is under way',
  imminent_and_unwilling: 'In danger now, and cannot or will not keep safe',
  client_agrees: 'The client agrees',
};

export const SITUATION_WORDS: Words = {
  no_answer: 'The client does not answer',
  life_threat: 'Their life is in danger now',
  plan_step: 'Help with the plan step that names them',
  other: 'Something else',
};

export const OUTREACH_WORDS: Words = {
  reached: 'Reached',
  no_answer: 'No answer',
  voicemail: 'Left a voicemail',
};

export const STEP_WORDS: Words = {
  active_engagement: 'Engaged with the client',
  least_invasive_tried: 'Least invasive option tried first',
  location_known: 'Location known',
  supervisor_reached: 'Supervisor reached',
  third_party_engaged: 'Third party engaged',
  rescue_for_attempt_in_progress: 'Rescue sent: attempt in progress',
  active_rescue_decided: 'Decided on active rescue',
  responder_contact_confirmed: 'Responders confirmed contact',
};

export const STEP_RESULT_WORDS: Words = {
  done: 'Done',
  not_needed: 'Not needed here',
  failed: 'Tried, did not work: try again',
};

export const CLOSE_WORDS: Words = {
  safe_with_plan: 'Safe, with a plan',
  responders_took_over: 'Responders took over',
  in_hospital: 'In hospital',
  not_an_emergency: 'Turned out to be no emergency',
  other: 'Other',
};

export const OUTCOME_WORDS: Words = {
  safe_at_home: 'Safe at home',
  with_family: 'With family or friends',
  mobile_crisis: 'With a mobile crisis team',
  hospital: 'In a hospital (sets follow-ups)',
  custody: 'In custody',
  unknown: 'Not known',
};

export const NOT_ELIGIBLE_WORDS: Words = {
  level_too_low: 'the risk is below moderate',
  imminent: 'danger is imminent: 911 first',
  weapon: 'a weapon is there',
  weapon_not_asked: 'whether a weapon is there was not asked',
  medical: 'there is a medical emergency',
  medical_not_asked: 'whether there is a medical emergency was not asked',
  location_unknown: 'the place is not known',
};

export const TIER_WORDS: Words = {
  primary: 'Primary',
  backup: 'Backup',
  supervisor: 'Supervisor',
};

export const PLAN_STATUS_WORDS: Words = {
  active: 'in force',
  due_review: 'in force, due for review',
  pending_clinician_review: 'waits for a clinician',
  draft_by_client: 'draft by the client',
};

export const CATEGORY_WORDS: Words = {
  suicide: 'Suicide',
  self_harm: 'Self-harm',
  overdose: 'Overdose',
  withdrawal: 'Withdrawal',
  medical_emergency: 'Medical emergency',
  harm_to_others: 'Harm to others',
  abuse: 'Abuse',
  child_safety: 'Safety of a child',
  psychosis: 'Psychosis',
  relapse_urge: 'Urge to use',
  panic: 'Panic',
  eating: 'Eating',
  grief: 'Grief',
  sleep: 'Sleep',
  request_human: 'Wish for a person',
  distress: 'Distress',
};

/** What one emergency contact may be told. */
export const CONTACT_CONSENT_WORDS: Words = {
  none: 'May not be told anything',
  notify_if_no_answer: 'May be asked to look in if the client does not answer',
  life_threat_only: 'Only in danger to life',
  share_plan_step: 'May be told about their step of the plan',
  full: 'May be told about everything',
};

/** What a client agreed to. */
export const CONSENT_WORDS: Words = {
  sms: 'Text messages',
  checkIns: 'Check-ins',
  caringContacts: 'Caring contacts',
  alerts: 'Alerts',
};

export const CONSENT_STATE_WORDS: Words = { given: 'given', revoked: 'taken back' };

export const PREFERENCE_WORDS: Words = {
  call: 'A phone call',
  text: 'A text message',
  sms: 'A text message',
};

export const FLAG_WORDS: Words = {
  unsafe_phone: 'Phone may not be safe',
  veteran: 'Veteran',
  part2_record: 'Record under 42 CFR Part 2',
  minor: 'Minor',
};

export const JURISDICTION_WORDS: Words = {
  full: 'Everything',
  plan_and_skills_reviewed: 'Plan and skills, reviewed by staff',
  handoff_only: 'Only bring a person',
};

export const SKILL_WORDS: Words = {
  accepts: 'Accepting',
  box_breathing: 'Box breathing',
  grounding_54321: 'Grounding 5-4-3-2-1',
  halt: 'HALT: hungry, angry, lonely, tired',
  mindful_minute: 'Mindful minute',
  movement: 'Movement',
  nutrition: 'Eating and drinking',
  opposite_action: 'Opposite action',
  paced_breathing: 'Paced breathing',
  play_tape: 'Playing the tape forward',
  pmr: 'Progressive muscle relaxation',
  reasons: 'Reasons for living',
  self_soothe: 'Self-soothing',
  sleep: 'Sleep',
  stop_skill: 'STOP',
  tipp_cold: 'Cold water (TIPP)',
  tipp_move: 'Intense movement (TIPP)',
  urge_surfing: 'Urge surfing',
};

export const SKILL_END_WORDS: Words = {
  completed: 'to the end',
  switched: 'changed to another',
  aborted: 'stopped',
  declined: 'did not want it',
};

export const FOLLOW_UP_WORDS: Words = { caring_contact: 'Caring contact' };

export const FOLLOW_UP_STATE_WORDS: Words = {
  due: 'planned',
  sent: 'sent',
  paused: 'held back',
  cancelled: 'cancelled',
};

export const resourceWord = (kind: string) =>
  said({ contact: 'to call', respond: 'comes to the client', safe_place: 'a safe place' }, kind);
export const tierWord = (tier: string) => said(TIER_WORDS, tier);
export const planStatusWord = (status: string) => said(PLAN_STATUS_WORDS, status);
export const notEligibleWord = (reason: string) => said(NOT_ELIGIBLE_WORDS, reason);
export const stepWord = (step: string) => said(STEP_WORDS, step);
export const stepResultWord = (result: string) => said(STEP_RESULT_WORDS, result);
export const serviceWord = (service: string) => said(SERVICE_WORDS, service);
export const groundWord = (ground: string) => said(GROUND_WORDS, ground);
export const situationWord = (situation: string) => said(SITUATION_WORDS, situation);
export const outreachWord = (outcome: string) => said(OUTREACH_WORDS, outcome);
export const categoryWord = (category: string) => said(CATEGORY_WORDS, category);
export const contactConsentWord = (consent: string) => said(CONTACT_CONSENT_WORDS, consent);
export const consentWord = (kind: string) => said(CONSENT_WORDS, kind);
export const consentStateWord = (state: string) => said(CONSENT_STATE_WORDS, state);
export const preferenceWord = (preference: string) => said(PREFERENCE_WORDS, preference);
export const flagWord = (flag: string) => said(FLAG_WORDS, flag);
export const jurisdictionWord = (mode: string) => said(JURISDICTION_WORDS, mode);
export const skillWord = (skill: string) => said(SKILL_WORDS, skill);
export const skillEndWord = (end: string) => said(SKILL_END_WORDS, end);
export const followUpWord = (kind: string) => said(FOLLOW_UP_WORDS, kind);
export const followUpStateWord = (state: string) => said(FOLLOW_UP_STATE_WORDS, state);

/** Who did something: a colleague by name, or one of the few fixed words. */
export function whoWord(by: string | null, staff: Readonly<Record<string, string>>): string {
  if (by === null) return '';
  const fixed: Words = {
    client: 'the client',
    bot: 'the guide',
    system: 'the system',
    program: 'the program',
    import: 'an import',
  };
  return staff[by] ?? fixed[by] ?? (/^[0-9a-f-]{36}$/.test(by) ? 'somebody' : plain(by).toLowerCase());
}

/** The six steps of a crisis plan, as its forms call them. */
export const PLAN_STEP_WORDS: readonly string[] = [
  'Warning signs',
  'What I can do by myself',
  'People and places that take my mind off it',
  'People I can ask for help',
  'Professionals and services',
  'Making my surroundings safe',
];
