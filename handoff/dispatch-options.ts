import type { Transaction } from '../platform/database/transaction.ts';
import type { RiskLevel } from '../platform/risk.ts';
import { isMinor } from '../program/clients/profile.ts';
import { readProfile } from '../program/clients/update-client.ts';
import { type FoundResource, findResources, postalCodeIn } from '../program/resources/find-resources.ts';
import { assertOpen } from './incidents.ts';
import { mobileCrisis, type NotEligible } from './mobile-crisis.ts';

export interface DispatchOptions {
  readonly mobileCrisis: { readonly eligible: boolean; readonly reasons: readonly NotEligible[] };
  /** From the program's directory for where the client is, else for where they live; what fits best first. */
  readonly resources: readonly FoundResource[];
  /** The postal code that was looked for; null: no place with one is known. */
  readonly postalCode: string | null;
}

/**
 * Who could be sent to the client of an open incident. The place is what was said in this incident, then what the client
 * said last, then the address on file. A person decides; nothing is sent. @throws {HandrailError} not_found, handoff_closed
 */
export async function dispatchOptions(
  tx: Transaction,
  incidentId: string,
  asked: { readonly weapon: boolean | null; readonly medical: boolean | null },
): Promise<DispatchOptions> {
  await assertOpen(tx, incidentId);
  const [row] = await tx.query<{ location: Buffer | null; flags: string[]; level: RiskLevel | null }>(
    'dispatch_facts',
    `SELECT i.location, c.flags, (SELECT s.level FROM session s WHERE s.client_id = c.id AND s.closed_at IS NULL
       ORDER BY s.opened_at DESC LIMIT 1) AS level
     FROM incident i JOIN client c ON c.id = i.client_id WHERE i.id = $1`,
    [incidentId],
  );
  const profile = await readProfile(tx);
  const said = row?.location ? tx.cipher.open<string>(`incident.location/${incidentId}`, row.location) : null;
  const places = [said, profile.location?.text ?? null, profile.address].filter((place) => place !== null);
  const postalCode = places.map(postalCodeIn).find((code) => code !== null) ?? null;
  const isYouth = isMinor(profile, row?.flags ?? [], tx.now);
  return {
    mobileCrisis: mobileCrisis({
      level: row?.level ?? 'none',
      ...asked,
      isLocationKnown: said !== null || profile.location !== null,
    }),
    resources: await findResources(tx, { postalCode, isYouth }),
    postalCode,
  };
}
