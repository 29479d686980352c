import {
  addIncidentFact,
  openIncident as openIncidentOf,
  setIncidentLocation,
} from '../../handoff/incidents.ts';
import { readProfile } from '../../program/clients/update-client.ts';
import type { EffectContext } from './effect-context.ts';

/** Opens an incident, or goes on with the open one of this kind; what is learned from now on belongs to it. */
export async function openIncident(context: EffectContext, kind: string): Promise<void> {
  const { tx, session, loaded } = context.turn;
  context.incidentId = await openIncidentOf(tx, {
    kind,
    sessionId: session.id || null,
    handoffId: context.handoffId,
    protocolVersion: context.protocolVersion,
    by: 'bot',
    drill: loaded.drill,
  });
  // A place that the same message named was learned before there was an incident to put it on.
  const { location } = await readProfile(tx);
  if (location?.at === tx.now.toISOString())
    setIncidentLocation(tx, context.incidentId, 'client', location.text);
}

/** Where the client says they are, on the open incident. Without one it is kept with the client alone. */
export async function setLocation(context: EffectContext, place: string): Promise<void> {
  if (context.incidentId) setIncidentLocation(context.turn.tx, context.incidentId, 'client', place);
}

/** Adds what was learned to the open incident; without one there is no timeline to add it to. */
export async function addFact(context: EffectContext, fact: string): Promise<void> {
  if (context.incidentId) addIncidentFact(context.turn.tx, context.incidentId, 'client', fact);
}

/**
 * Prepares the log of a disclosure in an emergency (42 CFR 2.51): the nature stands in it, a person adds recipient,
 * discloser and time when they disclose. One per incident.
 */
export async function prepareDisclosureLog(context: EffectContext, nature: string): Promise<void> {
  const { tx } = context.turn;
  const [known] = await tx.query<{ id: string }>(
    'disclosure_prepared',
    `SELECT id FROM disclosure WHERE client_id = $1 AND incident_id IS NOT DISTINCT FROM $2::uuid AND state = 'prepared'
     LIMIT 1`,
    [tx.clientId, context.incidentId],
  );
  if (known) return;
  const id = tx.ids.next();
  tx.insert('Disclosure', {
    id,
    clientId: tx.clientId ?? '',
    incidentId: context.incidentId,
    createdAt: tx.now,
    nature: tx.cipher.seal(`disclosure.nature/${id}`, nature),
    state: 'prepared',
  });
  tx.audit({ who: 'bot', what: 'disclosure.prepared', why: 'medical_emergency', subject: id });
}
