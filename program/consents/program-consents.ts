import type { Transaction } from '../../platform/database/transaction.ts';
import { listConsents, recordConsent } from './consents.ts';

/** Source of consents that came from the program's records. */
const PROGRAM = 'import';

/**
 * Records what the program says its client agreed to, where that is news. A consent that the client took back is
 * not given again by a roster that still has it: only the client's own word does that
 * (clinical ground, section 1.9). Returns how many were recorded.
 */
export async function saveProgramConsents(
  tx: Transaction,
  consents: Readonly<Record<string, boolean>>,
): Promise<number> {
  const history = await listConsents(tx);
  let recorded = 0;
  for (const [kind, given] of Object.entries(consents)) {
    const ofKind = history.filter((entry) => entry.kind === kind);
    const latest = ofKind.at(-1);
    const saidBefore = ofKind.findLast((entry) => entry.source === PROGRAM);
    const wanted = given ? 'given' : 'revoked';
    if (saidBefore?.state === wanted || latest?.state === wanted) continue;
    const isClientsRevocation = given && latest?.state === 'revoked' && latest.source !== PROGRAM;
    if (isClientsRevocation) continue;
    recordConsent(tx, { kind, given, words: null, source: PROGRAM });
    recorded += 1;
  }
  return recorded;
}
