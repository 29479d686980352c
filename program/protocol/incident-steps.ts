/** A step of an incident: what has to be settled, and within how long after it was opened (null: it only follows). */
export interface IncidentStepRule {
  readonly step: string;
  /** Without it the incident stays open, unless a supervisor gives a reason. */
  readonly required: boolean;
  readonly withinSeconds: number | null;
}

/** The eight duties toward somebody in danger of their life (clinical ground, section 1.5). */
export const EIGHT_DUTIES = [
  { step: 'active_engagement', required: true, withinSeconds: 120 },
  { step: 'least_invasive_tried', required: true, withinSeconds: 600 },
  { step: 'location_known', required: true, withinSeconds: 120 },
  { step: 'supervisor_reached', required: true, withinSeconds: 300 },
  { step: 'third_party_engaged', required: true, withinSeconds: null },
  { step: 'rescue_for_attempt_in_progress', required: true, withinSeconds: null },
  { step: 'active_rescue_decided', required: true, withinSeconds: 600 },
  { step: 'responder_contact_confirmed', required: true, withinSeconds: null },
] as const satisfies readonly IncidentStepRule[];
