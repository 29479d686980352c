import type { HandoffDeps } from '../../../handoff/ports.ts';
import type { HandoffRow } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { StaffAction } from '../../../platform/permissions.ts';
import type { StaffMember } from '../../../program/staff/staff-member.ts';
import { type Block, clip, LIMITS, plain } from '../block-kit.ts';

/** Where a form came from; kept in it as `private_metadata`, which holds ids only. */
export interface ModalOrigin {
  /** Null for a form about no handoff. */
  readonly handoffId: string | null;
  /** Where its outcome is told; empty: in a direct message. */
  readonly channel: string;
  /** The version of what the form shows, where it must not have changed when the form comes back. */
  readonly basedOn?: string | null;
}

/** What a form shows. */
export interface ModalContent {
  readonly title: string;
  /** Null: nothing to send off, only to read or press. */
  readonly submit: string | null;
  readonly blocks: readonly Block[];
  readonly basedOn?: string | null;
}

/** What has to be put right in a form, by block. */
export type ViewErrors = Readonly<Record<string, string>>;

export interface Opening {
  readonly tx: Transaction;
  readonly deps: HandoffDeps;
  readonly handoff: HandoffRow;
  readonly staff: StaffMember;
}

export interface Submission {
  readonly staff: StaffMember;
  readonly origin: ModalOrigin;
  /** What was filled in, by block. */
  readonly value: (blockId: string) => string | null;
  /** The form's own id, a UUID: a form that Slack sends twice counts once. */
  readonly formId: string;
}

/** Runs an act in the handoff's transaction. */
export type Act = <T>(work: (tx: Transaction, deps: HandoffDeps) => Promise<T>) => Promise<T>;

/** A form about a handoff. */
export interface HandoffModal {
  /** The callback id of its view, and of the shortcut or button that opens it. */
  readonly id: string;
  /** Who may open it; the act itself is checked again when it is done. */
  readonly action: StaffAction;
  open(opening: Opening): Promise<ModalContent>;
  /** The form about no handoff; without it, one is needed. */
  alone?(): ModalContent;
  /** What is wrong before the act is tried, by block. */
  check?(submission: Submission): ViewErrors | null;
  /** Does it; returns what the person is told. @throws {HandrailError} shown at `errorBlock` */
  submit(submission: Submission, act: Act, database: Database): Promise<string>;
  readonly errorBlock: string;
}

/** A view as `views.open` takes it. */
export function viewOf(callbackId: string, origin: ModalOrigin, content: ModalContent): Block {
  const metadata: ModalOrigin =
    content.basedOn === undefined ? origin : { ...origin, basedOn: content.basedOn };
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: JSON.stringify(metadata).slice(0, LIMITS.privateMetadata),
    title: plain(content.title, LIMITS.viewTitle),
    ...(content.submit ? { submit: plain(content.submit, LIMITS.viewTitle) } : {}),
    close: plain(content.submit ? 'Cancel' : 'Close', LIMITS.viewTitle),
    blocks: content.blocks.slice(0, LIMITS.viewBlocks),
  };
}

/** A view that only says something. */
export function messageView(title: string, text: string): Block {
  return {
    type: 'modal',
    title: plain(title, LIMITS.viewTitle),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain(clip(text, LIMITS.sectionText)) }],
  };
}

export function readOrigin(view: unknown): ModalOrigin {
  const { private_metadata: kept } = view as { readonly private_metadata?: string };
  const origin = JSON.parse(kept || '{}') as Partial<ModalOrigin>;
  return { handoffId: null, channel: '', ...origin };
}
