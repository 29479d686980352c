import { plain } from './words.ts';

/** The fixed words of forms, incidents and the timeline, as people read them. */
export const SERVICE_WORDS: Readonly<Record<string, string>> = {
  '911': '911',
  mobile_crisis: 'Mobile crisis team',
  welfare_check: 'Welfare check',
  poison_control: 'Poison Control',
  other: 'Somebody else',
};

export const GROUND_WORDS: Readonly<Record<string, string>> = {
  attempt_in_progress: 'An attempt is under way',
  imminent_and_unwilling: 'In danger now, and cannot or will not keep safe',
  client_agrees: 'The client agrees',
};

export const NEAR_MISS_WORDS: Readonly<Record<string, string>> = {
  risk_missed: 'A risk was missed',
  false_page: 'A page without need',
  page_late_or_lost: 'A page came late or not at all',
  wrong_words_to_client: 'Wrong words to a client',
  privacy: 'Privacy',
  process: 'The process',
  other: 'Something else',
};

export const SITUATION_WORDS: Readonly<Record<string, string>> = {
  no_answer: 'The client does not answer',
  life_threat: 'Their life is in danger now',
  plan_step: 'Help with the plan step that names them',
  other: 'Something else',
};

export const OUTREACH_WORDS: Readonly<Record<string, string>> = {
  reached: 'Reached',
  no_answer: 'No answer',
  voicemail: 'Left a voicemail',
};

export const STEP_WORDS: Readonly<Record<string, string>> = {
  active_engagement: 'Engaged with the client',
  least_invasive_tried: 'Least invasive option tried first',
  location_known: 'Location known',
  supervisor_reached: 'Supervisor reached',
  third_party_engaged: 'Third party engaged',
  rescue_for_attempt_in_progress: 'Rescue sent: attempt in progress',
  active_rescue_decided: 'Decided on active rescue',
  responder_contact_confirmed: 'Responders confirmed contact',
};

export const STEP_RESULT_WORDS: Readonly<Record<string, string>> = {
  done: 'Done',
  not_needed: 'Not needed here',
  failed: 'Tried, did not work: try again',
};

export const CLOSE_WORDS: Readonly<Record<string, string>> = {
  safe_with_plan: 'Safe, with a plan',
  responders_took_over: 'Responders took over',
  in_hospital: 'In hospital',
  not_an_emergency: 'Turned out to be no emergency',
  other: 'Other',
};

export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  safe_at_home: 'Safe at home',
  with_family: 'With family or friends',
  mobile_crisis: 'With a mobile crisis team',
  hospital: 'In a hospital (sets follow-ups)',
  custody: 'In custody',
  unknown: 'Not known',
};

export const NOT_ELIGIBLE_WORDS: Readonly<Record<string, string>> = {
  level_too_low: 'the risk is below moderate',
  imminent: 'danger is imminent: 911 first',
  weapon: 'a weapon is there',
  weapon_not_asked: 'whether a weapon is there was not asked',
  medical: 'there is a medical emergency',
  medical_not_asked: 'whether there is a medical emergency was not asked',
  location_unknown: 'the place is not known',
};

export const TIER_WORDS: Readonly<Record<string, string>> = {
  primary: 'Primary',
  backup: 'Backup',
  supervisor: 'Supervisor',
};

export const PLAN_STATUS_WORDS: Readonly<Record<string, string>> = {
  active: 'in force',
  due_review: 'in force, due for review',
  pending_clinician_review: 'waits for a clinician',
  draft_by_client: 'draft by the client',
};

export const stepWord = (step: string) => STEP_WORDS[step] ?? plain(step);

/** Who did something: a colleague by name, or one of the few fixed words. */
export function whoWord(by: string | null, staff: Readonly<Record<string, string>>): string {
  if (by === null) return '';
  const fixed: Readonly<Record<string, string>> = {
    client: 'the client',
    bot: 'the guide',
    system: 'the system',
    program: 'the program',
    import: 'an import',
  };
  return staff[by] ?? fixed[by] ?? (/^[0-9a-f-]{36}$/.test(by) ? 'somebody' : plain(by).toLowerCase());
}
