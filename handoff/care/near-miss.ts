import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { nearMissWord } from '../../words/of-work.ts';
import { midway } from '../../words/say.ts';
import { actingStaff, authorize } from '../authorize.ts';

export const NEAR_MISS_KINDS = [
  'risk_missed',
  'false_page',
  'page_late_or_lost',
  'wrong_words_to_client',
  'privacy',
  'process',
  'other',
] as const;
export type NearMissKind = (typeof NEAR_MISS_KINDS)[number];

export interface NearMiss {
  /** The form's own id, a UUID: the same form again reports nothing. */
  readonly id: string;
  readonly staffId: string;
  readonly kind: NearMissKind;
  readonly what: string;
  /** What stopped it from going wrong, or what would have. */
  readonly barrier?: string | null;
  /** Without a name: the report does not say who made it. */
  readonly isAnonymous: boolean;
  readonly handoffId?: string | null;
}

/** Supervisors look at a report within this time. */
const REVIEW_SECONDS = 72 * 3_600;

/**
 * A report of something that went nearly wrong, as a task for a supervisor's review. Anybody on the staff may report. One
 * about a handoff is kept with its client, sealed with their key.
 * @throws {HandrailError} bad_request without words, forbidden, not_found
 */
export async function reportNearMiss(database: Database, report: NearMiss): Promise<void> {
  const what = report.what.trim();
  if (!what) throw new HandrailError('bad_request', 'say what happened');
  const handoff = report.handoffId
    ? await database.prisma.handoff.findUnique({
        where: { id: report.handoffId },
        select: { clientId: true, drill: true },
      })
    : null;
  if (report.handoffId && !handoff) throw new HandrailError('not_found', 'no such handoff');
  const work = (tx: Transaction) => store(tx, { ...report, what }, handoff?.drill ?? false);
  await (handoff ? database.transact(handoff.clientId, work) : database.transactSystem(work));
}

async function store(tx: Transaction, report: NearMiss, drill: boolean): Promise<void> {
  const staff = await actingStaff(tx, report.staffId);
  await authorize(tx, 'report_near_miss', staff, null);
  const { id } = report;
  const known = await tx.query('near_miss_known', 'SELECT 1 FROM task WHERE id = $1', [id]);
  if (known.length > 0) return;
  const barrier = report.barrier?.trim();
  const lines = [
    `Near miss: ${midway(nearMissWord(report.kind))}.`,
    report.what,
    barrier ? `What stopped it, or would have: ${barrier}` : '',
    report.isAnonymous ? '' : `Reported by ${staff.name}.`,
  ];
  tx.insert('Task', {
    id,
    clientId: tx.clientId,
    handoffId: report.handoffId ?? null,
    kind: 'near_miss_review',
    createdAt: tx.now,
    dueAt: secondsAfter(tx.now, REVIEW_SECONDS),
    state: 'open',
    detail: tx.cipher.seal(`task.detail/${id}`, lines.filter(Boolean).join('\n')),
    drill,
  });
  const who = report.isAnonymous ? 'staff' : staff.id;
  tx.audit({ who, what: 'near_miss.reported', why: report.kind, subject: id });
}
