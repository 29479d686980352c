import { PRIORITY, queueDelivery } from '../conversations/outbox/queue.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { pagedAtLast, pagedOn, readRoster } from '../program/on-call/roster.ts';
import { TIERS, type Tier } from '../program/on-call/shift.ts';
import { staffByIds } from '../program/staff/find-staff.ts';
import type { StaffMember } from '../program/staff/staff-member.ts';
import type { HandoffDeps } from './ports.ts';

export interface StaffText {
  /** No name, number or word of the client: it shows on a locked screen. */
  readonly text: string;
  /** Names this notice for ever: the same again sends nothing new. */
  readonly key: string;
  readonly handoffId?: string | null;
  readonly drill: boolean;
}

/** Texts members of the staff something that is no page of a handoff. Returns how many texts were put on their way. */
export function textStaff(
  tx: Transaction,
  deps: Pick<HandoffDeps, 'announcer' | 'pagesEnabled'>,
  staff: readonly StaffMember[],
  notice: StaffText,
): number {
  if (!deps.pagesEnabled) return 0;
  const reached = staff.filter((one) => one.active && one.phone);
  for (const { id, phone } of reached) {
    queueDelivery(tx, deps.announcer, {
      channel: 'sms',
      recipient: `staff:${id}`,
      kind: 'page_sms',
      priority: PRIORITY.page,
      ownerRule: 'any',
      handoffId: notice.handoffId ?? null,
      staffId: id,
      uniqueKey: `${notice.key}:${id}`,
      body: { to: phone ?? '', text: `${notice.drill ? 'DRILL. ' : ''}${notice.text}` },
      drill: notice.drill,
    });
  }
  return reached.length;
}

/** Whoever is on call on the first of these tiers that has somebody; at last everybody on any shift. */
export async function staffOnCall(tx: Transaction, tiers: readonly Tier[] = TIERS): Promise<StaffMember[]> {
  const roster = await readRoster(tx);
  for (const tier of tiers) {
    const ids = pagedOn(roster, tier, tx.now);
    if (ids.length > 0) return staffByIds(tx, ids);
  }
  return staffByIds(tx, pagedAtLast(roster, tx.now));
}
