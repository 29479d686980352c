import type { Transaction } from '../../platform/database/transaction.ts';
import { type ConsoleDeps, recordEvent } from '../record-event.ts';
import type { HandoffRow } from '../rows.ts';

export interface FormEvent {
  /** The form's own id, a UUID: a form that arrives twice counts once. */
  readonly id: string;
  /** Fixed word; the audit entry is `handoff.<kind>`. */
  readonly kind: string;
  readonly by: string;
  /** Fixed word. */
  readonly reason: string;
  /** In the person's words; sealed. */
  readonly note?: string | null;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whether a form has been taken already. */
export async function isFormKnown(tx: Transaction, formId: string): Promise<boolean> {
  const known = await tx.query('form_known', 'SELECT 1 FROM handoff_event WHERE id = $1', [formId]);
  return known.length > 0;
}

/** Writes what a form did to the handoff's history, under the form's own id. */
export function recordForm(tx: Transaction, deps: ConsoleDeps, handoff: HandoffRow, event: FormEvent): void {
  recordEvent(tx, deps, handoff, { ...event, note: event.note?.trim() });
}
