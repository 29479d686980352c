import type { Transaction } from '../platform/database/transaction.ts';
import { atLeast, type RiskLevel } from '../platform/risk.ts';
import { escalationPolicy } from '../program/protocol/rules.ts';
import type { Protocol, Rung } from '../program/protocol/schema.ts';
import { staffById } from '../program/staff/find-staff.ts';
import { nameForClients } from '../program/staff/staff-member.ts';
import { stepKey } from './escalation/escalate.ts';
import { pagedRungs, rungsStillPaged } from './escalation/tried.ts';
import { queuePosition, waitEstimate } from './queue-view.ts';
import type { HandoffRow } from './rows.ts';
import type { HandoffState } from './state.ts';

/** What the client may be told about their handoff. */
export interface HandoffView {
  readonly id: string;
  readonly state: HandoffState;
  readonly level: RiskLevel;
  readonly openedAt: Date;
  /** How the client may be told who has it; null while nobody has. */
  readonly clinicianName: string | null;
  /** 1 is next; 0 when somebody has it. */
  readonly position: number;
  /** Rungs that were really paged so far; once nobody answered, only as long as pages to them go on. */
  readonly paged: readonly Rung[];
  readonly nobodyAnswered: boolean;
  /** Median seconds from opening to a person's first answer lately; null when there is no honest estimate. */
  readonly estimateSeconds: number | null;
  /** When the last step will be taken and the client hears that nobody answered; null where that is over or not to come. */
  readonly lastStepAt: Date | null;
}

/** Builds the view from what the transaction sees. */
export async function handoffView(
  tx: Transaction,
  handoff: HandoffRow,
  rules: Protocol,
): Promise<HandoffView> {
  const staff = handoff.clinicianId ? await staffById(tx, handoff.clinicianId) : null;
  return {
    id: handoff.id,
    state: handoff.state,
    level: handoff.level,
    openedAt: handoff.openedAt,
    clinicianName: staff ? nameForClients(staff.name) : null,
    position: await queuePosition(tx, handoff),
    paged: await (handoff.nobodyAnswered ? rungsStillPaged : pagedRungs)(tx, handoff.id),
    nobodyAnswered: handoff.nobodyAnswered,
    estimateSeconds: handoff.state === 'waiting' ? await waitEstimate(tx, handoff.drill) : null,
    lastStepAt: await lastStepAt(tx, handoff, rules),
  };
}

async function lastStepAt(tx: Transaction, handoff: HandoffRow, rules: Protocol): Promise<Date | null> {
  if (handoff.state !== 'waiting' || handoff.nobodyAnswered || !atLeast(handoff.level, 'high')) return null;
  const step = escalationPolicy(rules, handoff.level).findIndex(({ notify }) => notify.includes('fallback'));
  const [timer] = await tx.query<{ due_at: Date }>(
    'handoff_last_step',
    `SELECT due_at FROM timer WHERE key = $1 AND state = 'pending'`,
    [stepKey(handoff, step)],
  );
  return timer?.due_at ?? null;
}
