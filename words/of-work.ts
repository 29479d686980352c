import { stepWord } from './of-care.ts';
import { midway, said, type Words } from './say.ts';

/** How staff read tasks, alerts and what was reported: one table for each kind of fixed word. */
export const TASK_WORDS: Words = {
  voice_outreach: 'Call the client',
  follow_up_call: 'Follow-up call',
  scheduling_request: 'Find a time with the client',
  emergency_dispatch_decision: 'Decide whether to send help',
  emergency_contact_decision: 'Decide whether to call an emergency contact',
  duty_to_protect_review: 'Review the duty to protect',
  guardian_contact_decision: 'Decide whether to call the guardian',
  mandated_report_review: 'Review whether a report is mandated',
  interpreter: 'Get an interpreter',
  plan_review: 'Review the plan',
  media_review: 'Look at what the client sent',
  care_team_note: 'Note for the care team',
  near_miss_review: 'Look at a near miss',
  incident_review: 'Look back on an incident',
  morning_review: 'Morning review: nobody answered',
  hospital_follow_up: 'Follow up after the hospital',
};

export const ALERT_WORDS: Words = {
  nobody_answered: 'Nobody answered a handoff',
  backup_unanswered: 'Nobody joined as second clinician',
  handoff_stalled: 'A handoff had stalled; its escalation was started again',
  undelivered_at_risk: 'A message to a client at risk was not delivered',
  optout_during_risk: 'A client at risk left the text line',
  silent_in_medical_emergency: 'A client in a medical emergency is silent',
  unsafe_phone: 'A client’s phone may not be safe',
  device_may_be_controlled: 'Somebody may control the client’s device',
  classifier_failed: 'The risk of a message could not be read; treated as high',
  turn_failed: 'The bot failed on a message; treated as high risk',
  turn_unanswered: 'A client’s message got no answer',
  task_overdue: 'A task was missed',
  incident_step_overdue: 'A step of an incident is late',
  responder_contact_unconfirmed: 'Not confirmed that help has reached the client',
};

/** How a task ended: the reason of a person, or what settled it by itself. */
export const TASK_END_WORDS: Words = {
  not_needed: 'Not needed any more',
  duplicate: 'Duplicate',
  could_not_reach: 'Could not reach',
  other: 'Other',
  done: 'Done',
  reviewed: 'Reviewed',
  drill_over: 'The drill is over',
  client_wrote: 'The client has written since',
  client_reached: 'The client was reached',
  resolved_after_contact: 'The handoff ended after contact',
};

export const NEAR_MISS_WORDS: Words = {
  risk_missed: 'A risk was missed',
  false_page: 'A page without need',
  page_late_or_lost: 'A page came late or not at all',
  wrong_words_to_client: 'Wrong words to a client',
  privacy: 'Privacy',
  process: 'The process',
  other: 'Something else',
};

/** What a drill scores or finds missing. */
export const DRILL_WORDS: Words = {
  claimed_in_time: 'Accepted in time',
  contacted_in_time: 'In contact in time',
  claim_kept: 'Claim kept',
  client_answered: 'Client answered each time',
  duties_settled: 'Duties settled',
  tasks_done: 'Tasks done',
  screened: 'Screener filled in',
  closed_with_next_contact: 'Closed with a next contact',
  not_claimed: 'nobody accepted it',
  not_contacted: 'no contact',
  not_contacted_in_time: 'contact came late',
  claim_without_contact: 'accepted, but no contact in time',
  client_left_unanswered: 'the client waited for an answer',
  not_resolved: 'not resolved',
  asked_openly_about_suicide: 'Asked openly about suicide',
  asked_plan_means_time: 'Asked about plan, means and time',
  reflected_feeling_first: 'Reflected the feeling before asking',
  told_the_truth_about_help: 'Told the truth about help',
  named_a_next_step: 'Named a next step',
  no_blame_diagnosis_or_medicine_advice: 'No blame, no diagnosis, no advice on medicines',
};

export const taskWord = (kind: string) => said(TASK_WORDS, kind);
export const alertWord = (kind: string) => said(ALERT_WORDS, kind);
export const taskEndWord = (reason: string) => said(TASK_END_WORDS, reason);
export const nearMissWord = (kind: string) => said(NEAR_MISS_WORDS, kind);
export const drillWord = (word: string) => said(DRILL_WORDS, word);

/** What a drill's report calls missed: something of the drill's own, `incident:<step>` or `task:<kind>`. */
export function missedWord(missed: string): string {
  const [of, what = ''] = missed.split(':');
  if (of === 'incident') return `incident step left open: ${midway(stepWord(what))}`;
  if (of === 'task') return `task left open: ${midway(taskWord(what))}`;
  return midway(drillWord(missed));
}

/** The part of the day in which a drill ran. */
export const shiftWord = (shift: string) =>
  said({ day: 'Day (7 to 15)', evening: 'Evening (15 to 23)', night: 'Night (23 to 7)' }, shift);

/** How the bot's part of a drill went, in a line. */
export function botSummary(marks: readonly { readonly outcome: string }[]): string {
  const count = (outcome: string) => marks.filter((one) => one.outcome === outcome).length;
  const judged = count('passed') + count('failed');
  const rest = [
    count('with_a_person') > 0 ? `${count('with_a_person')} came after a clinician had the client` : '',
    count('judge') > 0 ? `${count('judge')} are left to people` : '',
  ].filter(Boolean);
  return `The guide: ${count('passed')} of ${judged} expectations held${rest.length > 0 ? `; ${rest.join(', ')}` : ''}.`;
}
