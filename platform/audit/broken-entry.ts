export type AuditFault =
  /** A position is missing: an entry was removed, or moved elsewhere. */
  | 'entry_missing'
  /** The entry is not what was written at this position. */
  | 'entry_changed'
  /** The entry before it is not the one it was chained to. */
  | 'link_broken'
  /** The entry was written under another master key and cannot be checked with this one. */
  | 'other_key'
  /** The chain ends before, or after, where its head says. */
  | 'head_differs'
  /** A seal says that the chain once stood somewhere else. */
  | 'seal_contradicts'
  /** A seal itself was changed or removed. */
  | 'seal_broken';

/** The first thing found wrong in a chain. */
export interface BrokenEntry {
  readonly chain: string;
  readonly position: number;
  readonly fault: AuditFault;
}
