import { userInfo } from 'node:os';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { type Actor, type OperatorAction, permits } from '../../platform/permissions.ts';

/** Whoever runs a command: the account on the machine, which is all that a command knows of them. */
export function operatorOf(account: string): Actor {
  return { id: `operator:${account}`, roles: [], active: true, provisional: false, isOperator: true };
}

/** The account that this process runs under. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no account has.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

/**
 * The permission check before a command's work: the same function as for staff.
 * @throws {HandrailError} forbidden
 */
export function requireOperator(actor: Actor, action: OperatorAction): void {
  if (permits(action, actor, { rosterHasSlackStaff: true }).allowed) return;
  throw new HandrailError('forbidden', 'only whoever runs this on the server may do this');
}

/** Notes in the system's chain who ran a command, and which permission it used. */
export async function noteCommand(database: Database, actor: Actor, action: OperatorAction): Promise<void> {
  await database.transactSystem(async (tx) => tx.audit({ who: actor.id, what: 'command.run', why: action }));
}
