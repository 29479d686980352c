import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { atLeast, maxLevel, type RiskLevel } from '../../platform/risk.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { type ConsoleDeps, recordEvent, toConsole } from '../record-event.ts';
import { lockHandoff } from '../rows.ts';
import {
  askedOnly,
  type CodedAnswer,
  CSSRS_INSTRUMENT,
  CSSRS_PANEL,
  CSSRS_RESULT_CODES,
  CSSRS_WORDING,
  type CssrsAnswers,
  type CssrsResult,
  codedAnswers,
  cssrsResult,
  missingItems,
} from './cssrs.ts';

export interface NewScreening {
  readonly handoffId: string;
  readonly staffId: string;
  readonly answers: CssrsAnswers;
  readonly note?: string | null;
  /** The form's own id, a UUID: the same form again stores nothing. */
  readonly id: string;
}

/** A stored screening, decrypted. */
export interface Screening {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly panel: string;
  readonly wording: string;
  readonly answers: readonly CodedAnswer[];
  readonly result: CssrsResult;
  readonly resultCode: string | null;
  readonly note: string | null;
}

export const answersPurpose = (id: string) => `screening.answers/${id}`;
export const notePurpose = (id: string) => `screening.note/${id}`;

/**
 * Stores the screener that a clinician filled in with the client, coded. A result above the session's level raises it
 * (high latches); one below lowers nothing: that is an act of its own, with a reason.
 * @throws {HandrailError} forbidden, incomplete_resolution when an item that has to be asked is open
 */
export async function recordScreening(
  tx: Transaction,
  deps: ConsoleDeps,
  screening: NewScreening,
): Promise<CssrsResult> {
  const handoff = await lockHandoff(tx, screening.handoffId);
  const staff = await actingStaff(tx, screening.staffId);
  await authorize(tx, 'lower_level', staff, handoff);
  const missing = missingItems(screening.answers);
  if (missing.length > 0)
    throw new HandrailError('incomplete_resolution', `not answered: ${missing.join(', ')}`);
  const answers = askedOnly(screening.answers);
  const result = cssrsResult(answers);
  const { id } = screening;
  const known = await tx.query('screening_known', 'SELECT 1 FROM screening WHERE id = $1', [id]);
  if (known.length > 0) return result;
  const session = await openSession(tx);
  const note = screening.note?.trim();
  tx.insert('Screening', {
    id,
    clientId: handoff.clientId,
    handoffId: handoff.id,
    sessionId: session?.id ?? null,
    instrument: CSSRS_INSTRUMENT,
    panel: CSSRS_PANEL,
    wording: CSSRS_WORDING,
    at: tx.now,
    by: staff.id,
    answers: tx.cipher.seal(answersPurpose(id), codedAnswers(answers)),
    result,
    resultCode: CSSRS_RESULT_CODES[result],
    note: note ? tx.cipher.seal(notePurpose(id), note) : null,
    drill: handoff.drill,
  });
  recordEvent(tx, deps, handoff, {
    kind: 'screened',
    by: staff.id,
    reason: CSSRS_INSTRUMENT,
    data: { screening: id, result },
  });
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `C-SSRS screener by ${staff.name}: ${result === 'none' ? 'no item endorsed' : `${result} risk`}.`,
  });
  if (session) raiseSession(tx, session, result, staff.id);
  return result;
}

/** The client's screenings, the latest first. */
export async function listScreenings(tx: Transaction): Promise<Screening[]> {
  const rows = await tx.query<Omit<Screening, 'answers' | 'note'> & { answers: Buffer; note: Buffer | null }>(
    'screening_list',
    `SELECT id, at, by, panel, wording, answers, result, result_code AS "resultCode", note FROM screening
     WHERE client_id = $1 ORDER BY at DESC, id DESC`,
    [tx.clientId],
  );
  return rows.map((row) => ({
    ...row,
    answers: tx.cipher.open<CodedAnswer[]>(answersPurpose(row.id), row.answers),
    note: row.note ? tx.cipher.open<string>(notePurpose(row.id), row.note) : null,
  }));
}

interface OpenSession {
  readonly id: string;
  readonly level: RiskLevel;
}

async function openSession(tx: Transaction): Promise<OpenSession | null> {
  const [session] = await tx.query<OpenSession & Record<string, unknown>>(
    'screening_session',
    'SELECT id, level FROM session WHERE client_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1 FOR UPDATE',
    [tx.clientId],
  );
  return session ?? null;
}

function raiseSession(tx: Transaction, session: OpenSession, result: CssrsResult, by: string): void {
  const level = maxLevel(session.level, result);
  if (level === session.level) return;
  tx.update('Session', session.id, { level, latched: atLeast(level, 'high') });
  const data = { from: session.level, to: level };
  tx.audit({ who: by, what: 'session.level_raised', why: 'screener', subject: session.id, data });
}
