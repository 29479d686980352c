/** What a client allows an emergency contact to be told (clinical ground, section 1.9). */
export const CONTACT_CONSENTS = [
  'none',
  'notify_if_no_answer',
  'life_threat_only',
  'share_plan_step',
  'full',
] as const;
export type ContactConsent = (typeof CONTACT_CONSENTS)[number];

/** What a contact would be told about. */
export type TellingSituation =
  /** The client does not answer; the contact is asked to look. */
  | 'no_answer'
  /** The client's life is in danger now. */
  | 'life_threat'
  /** The contact is asked to help with the plan step that names them. */
  | 'plan_step'
  /** Anything else about the client's care. */
  | 'other';

export interface TellingFacts {
  readonly consent: ContactConsent;
  /** Named by the client as a danger. */
  readonly suppressed: boolean;
  readonly expiresAt?: Date | null;
  /** What the client said about this contact in the incident under way; it outranks the consent on file. */
  readonly override?: 'allowed' | 'refused' | null;
}

/**
 * `yes`: the client's consent covers it. `person_decides`: no consent, but in a danger to life a clinician may decide
 * and has to log it. `no`: not at all.
 */
export type MayTell = 'yes' | 'person_decides' | 'no';

const COVERED: Readonly<Record<ContactConsent, readonly TellingSituation[]>> = {
  none: [],
  notify_if_no_answer: ['no_answer'],
  life_threat_only: ['life_threat'],
  share_plan_step: ['plan_step'],
  full: ['no_answer', 'life_threat', 'plan_step', 'other'],
};

/**
 * Whether a person of the program may tell a contact (the bot never does). A suppressed contact is never told, whatever
 * was agreed before.
 */
export function mayTell(facts: TellingFacts, situation: TellingSituation, at: Date): MayTell {
  if (facts.suppressed) return 'no';
  if (facts.override === 'allowed') return 'yes';
  const isExpired = facts.expiresAt != null && facts.expiresAt <= at;
  const covered = facts.override !== 'refused' && !isExpired && COVERED[facts.consent].includes(situation);
  if (covered) return 'yes';
  return situation === 'life_threat' ? 'person_decides' : 'no';
}
