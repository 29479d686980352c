import type { RiskLevel } from '../../platform/risk.ts';
import type { EscalationStep, PagedLevel, Protocol } from './schema.ts';

/** Whose times a handoff of this level follows; below moderate (somebody asked for a person) moderate's. */
export function pagedLevel(level: RiskLevel): PagedLevel {
  return level === 'high' || level === 'imminent' ? level : 'moderate';
}

/** The escalation steps for a level. */
export function escalationPolicy(protocol: Protocol, level: RiskLevel): readonly EscalationStep[] {
  return protocol.escalation[pagedLevel(level)];
}

/** Seconds after which a client's message without an answer pages again. */
export function unansweredSeconds(protocol: Protocol, level: RiskLevel): number {
  return protocol.unansweredSeconds[pagedLevel(level)];
}

/** A policy that ends without a repeating step goes on with its last one this often at most. */
const SHORTEST_REMINDER_SECONDS = 300;

/**
 * Seconds after which a step is taken again while nobody has the handoff; null when it is taken once. The last step of
 * a policy always repeats: a handoff that nobody takes must never fall silent.
 */
export function repeatSeconds(policy: readonly EscalationStep[], index: number): number | null {
  const step = policy[index];
  if (!step) return null;
  if (step.repeatSeconds !== undefined) return step.repeatSeconds;
  const isLast = index === policy.length - 1;
  const repeatsAlready = policy.some((other) => other.repeatSeconds !== undefined);
  return isLast && !repeatsAlready ? Math.max(step.afterSeconds, SHORTEST_REMINDER_SECONDS) : null;
}
