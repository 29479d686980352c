import { actingStaff, authorize } from '../../../handoff/authorize.ts';
import { lockHandoff } from '../../../handoff/rows.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { uuidFromName } from '../../../platform/ids.ts';
import type { ThreadHandoff } from './find-handoff.ts';

export interface ThreadNote {
  /** Names what was written for ever; the same key again keeps nothing. */
  readonly key: string;
  readonly staffId: string;
  readonly text: string;
  readonly reason: 'slack' | 'slack_edit' | 'slack_file';
}

/**
 * Keeps what staff wrote in the thread for themselves, once for ever per key: the note's own id is made from it. True when
 * it was kept now.
 * @throws {HandrailError} forbidden, not_claimed_by_you
 */
export async function keepNote(
  parts: { readonly database: Database; readonly announcer: Announcer },
  handoff: ThreadHandoff,
  note: ThreadNote,
): Promise<boolean> {
  const id = uuidFromName(note.key);
  return parts.database.transact(handoff.clientId, async (tx) => {
    const row = await lockHandoff(tx, handoff.id);
    const known = await tx.query('slack_note_known', 'SELECT 1 FROM handoff_event WHERE id = $1', [id]);
    if (known.length > 0) return false;
    const staff = await actingStaff(tx, note.staffId);
    await authorize(tx, 'note', staff, row);
    tx.insert('HandoffEvent', {
      id,
      handoffId: row.id,
      clientId: row.clientId,
      at: tx.now,
      kind: 'note',
      by: staff.id,
      reason: note.reason,
      note: tx.cipher.seal(`handoff_event.note/${id}`, note.text),
    });
    tx.audit({ who: staff.id, what: 'handoff.note', why: note.reason, subject: row.id });
    tx.afterCommit(() =>
      parts.announcer.announce({ kind: 'handoff', clientId: row.clientId, handoffId: row.id }),
    );
    return true;
  });
}
