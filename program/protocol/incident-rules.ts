import type { Transaction } from '../../platform/database/transaction.ts';
import { BUILT_IN_PROTOCOL } from './built-in.ts';
import type { IncidentStepRule } from './incident-steps.ts';
import type { Protocol } from './schema.ts';

export interface IncidentRules {
  readonly steps: readonly IncidentStepRule[];
  readonly responderContactSeconds: number;
}

/**
 * What the protocol of this label asks of an incident, as it was stored when it became active: an incident is worked by the
 * rules under which it was opened. A protocol that was never stored, or is older than these rules, has the built-in ones.
 */
export async function incidentRules(tx: Transaction, label: string): Promise<IncidentRules> {
  const [row] = await tx.query<{ body: Partial<Protocol> }>(
    'protocol_by_label',
    `SELECT body FROM protocol_version WHERE version || '+' || left(hash, 8) = $1 LIMIT 1`,
    [label],
  );
  const { incidentSteps, responderContactSeconds } = row?.body ?? {};
  return {
    steps: incidentSteps ?? BUILT_IN_PROTOCOL.incidentSteps,
    responderContactSeconds: responderContactSeconds ?? BUILT_IN_PROTOCOL.responderContactSeconds,
  };
}
