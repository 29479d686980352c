import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { clientLanguage } from '../../program/clients/client-facts.ts';
import { PLAN_STEPS, type PlanContent, type PlanEntry, planPurpose } from '../../program/plans/plan.ts';
import { type SavedPlanVersion, savePlanVersion } from '../../program/plans/save-plan.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { lockOpenHandoff } from '../rows.ts';
import { createTaskOnce, dueIn } from '../tasks.ts';

/** A draft that nobody has looked at within a day is not a plan. */
const REVIEW_SECONDS = 86_400;

/** The plan as a form shows it: one text per step, a line for each entry. */
export interface PlanText {
  /** The version shown; null where there is none yet. */
  readonly versionId: string | null;
  readonly status: string | null;
  readonly steps: readonly string[];
  readonly reasons: string;
}

export interface PlanEdit {
  readonly staffId: string;
  /** The version that the form showed: when it is no longer the newest, nothing is saved. */
  readonly basedOn: string | null;
  readonly steps: readonly string[];
  readonly reasons: string;
  /** `active`: looked through with the client; `pending_clinician_review`: somebody has to look again. */
  readonly status: 'active' | 'pending_clinician_review';
}

interface Newest {
  readonly id: string;
  readonly status: string;
  readonly language: string;
  readonly content: PlanContent;
}

/** The newest version that is not retired, as text. */
export async function planText(tx: Transaction): Promise<PlanText> {
  const newest = await newestPlan(tx);
  return {
    versionId: newest?.id ?? null,
    status: newest?.status ?? null,
    steps: Array.from({ length: PLAN_STEPS }, (_, step) =>
      (newest?.content.steps[step] ?? []).map(entryLine).join('\n'),
    ),
    reasons: (newest?.content.reasons ?? []).join('\n'),
  };
}

/**
 * Saves a plan that a clinician edited as lines. A line that stayed as it was keeps its name, phone and hours. Emergency
 * contacts and what they may be told are never touched here.
 * @throws {HandrailError} forbidden; invalid_transition when the plan changed meanwhile; bad_request when it is empty
 */
export async function editPlan(tx: Transaction, edit: PlanEdit): Promise<SavedPlanVersion> {
  const staff = await actingStaff(tx, edit.staffId);
  const handoff = await lockOpenHandoff(tx);
  await authorize(tx, 'edit_plan', staff, handoff);
  const newest = await newestPlan(tx);
  if ((newest?.id ?? null) !== edit.basedOn) {
    throw new HandrailError('invalid_transition', 'the plan was changed meanwhile; open it again');
  }
  const known = new Map((newest?.content.steps ?? []).flat().map((entry) => [entryLine(entry), entry]));
  const content: PlanContent = {
    steps: edit.steps.map((text) => linesOf(text).map((line) => known.get(line) ?? readEntry(line))),
    reasons: linesOf(edit.reasons),
  };
  const isEmpty = content.reasons.length === 0 && content.steps.every((step) => step.length === 0);
  if (isEmpty) throw new HandrailError('bad_request', 'the plan is empty');
  const language = newest?.language ?? (await clientLanguage(tx));
  return savePlanVersion(
    tx,
    { ...content, status: edit.status, author: staff.id, language },
    async (review, saved) => {
      await createTaskOnce(review, {
        kind: 'plan_review',
        dueAt: dueIn(review, REVIEW_SECONDS),
        detail: `Version ${saved.version} of the crisis plan waits for a review.`,
        by: staff.id,
        why: 'plan_edited',
        handoffId: handoff?.id ?? null,
        drill: handoff?.drill ?? false,
      });
    },
  );
}

async function newestPlan(tx: Transaction): Promise<Newest | null> {
  const [row] = await tx.query<{ id: string; status: string; language: string; body: Buffer }>(
    'plan_newest',
    `SELECT id, status, language, body FROM plan_version WHERE client_id = $1 AND status <> 'retired'
     ORDER BY version DESC LIMIT 1`,
    [tx.clientId],
  );
  if (!row) return null;
  const { id, status, language } = row;
  return { id, status, language, content: tx.cipher.open<PlanContent>(planPurpose(id), row.body) };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** An entry as one line; what stands behind bars is its name, phone and hours. */
function entryLine({ text, name, phone, hours }: PlanEntry): string {
  const details = [name, phone, hours].filter((part): part is string => Boolean(part));
  return details.length > 0 ? [text, ...details].join(' | ') : text;
}

/** A new line: a part of digits behind a bar is a phone number, one with a colon between digits hours, else a name. */
function readEntry(line: string): PlanEntry {
  const [text = '', ...details] = line.split('|').map((part) => part.trim());
  const entry: { text: string; name?: string; phone?: string; hours?: string } = { text };
  for (const detail of details.filter(Boolean)) {
    if (/^\+?[\d\s().-]{3,}$/.test(detail)) entry.phone = detail;
    else if (/\d\s*(?::\d|[ap]m|[-–])/i.test(detail)) entry.hours = detail;
    else entry.name = detail;
  }
  return entry;
}
