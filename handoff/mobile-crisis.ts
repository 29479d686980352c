import type { RiskLevel } from '../platform/risk.ts';

/** What decides whether a mobile crisis team may be sent. Null: nobody has asked yet. */
export interface MobileCrisisFacts {
  readonly level: RiskLevel;
  readonly weapon: boolean | null;
  readonly medical: boolean | null;
  readonly isLocationKnown: boolean;
}

/** Why a team is not to be sent; 911 with a crisis-trained officer is the way then. */
export type NotEligible =
  | 'level_too_low'
  | 'imminent'
  | 'weapon'
  | 'weapon_not_asked'
  | 'medical'
  | 'medical_not_asked'
  | 'location_unknown';

/**
 * Whether a mobile crisis team may be sent (clinical ground, section 1.6): moderate or high risk, no weapon, no medical
 * emergency, and the place known. What was not asked counts as no. Pure; a person decides.
 */
export function mobileCrisis(facts: MobileCrisisFacts): {
  readonly eligible: boolean;
  readonly reasons: readonly NotEligible[];
} {
  const reasons: NotEligible[] = [];
  if (facts.level === 'imminent') reasons.push('imminent');
  else if (facts.level !== 'moderate' && facts.level !== 'high') reasons.push('level_too_low');
  if (facts.weapon !== false) reasons.push(facts.weapon ? 'weapon' : 'weapon_not_asked');
  if (facts.medical !== false) reasons.push(facts.medical ? 'medical' : 'medical_not_asked');
  if (!facts.isLocationKnown) reasons.push('location_unknown');
  return { eligible: reasons.length === 0, reasons };
}
