/**
 * One entry of the audit trail. Everything here is ids and fixed words, so that erasing a client's content leaves the
 * trail whole: never a client's words, a name or a number.
 */
export interface AuditEntry {
  /** Staff id, `client`, `bot`, `system`, or a command's name. */
  readonly who: string;
  /** Fixed verb, e.g. `handoff.claimed`. */
  readonly what: string;
  /** Fixed reason, e.g. `level_reached`. */
  readonly why: string;
  /** Id of what it was done to. */
  readonly subject?: string;
  /** Further ids, codes, counts. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The exact text that is hashed; the order of keys is fixed here and must never change. */
export function canonicalEntry(chain: string, position: number, at: Date, entry: AuditEntry): string {
  const data = Object.entries(entry.data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    chain,
    position,
    at.toISOString(),
    entry.who,
    entry.what,
    entry.why,
    entry.subject ?? null,
    data,
  ]);
}
