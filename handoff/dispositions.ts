/** How a handoff ended. */
export const DISPOSITIONS = [
  'safe_with_plan',
  'follow_up_scheduled',
  'referred',
  'higher_level_of_care',
  'emergency_services',
  'third_party_handled',
  'could_not_reach',
  'other',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why a handoff was withdrawn. What else there is to say goes into the note. */
export const WITHDRAWAL_REASONS = [
  'not_a_crisis',
  'opened_by_mistake',
  'duplicate',
  'test_message',
  'other',
] as const;
