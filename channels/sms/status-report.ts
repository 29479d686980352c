import { z } from 'zod';
import type { MessageStatus } from '../../conversations/outbox/message-status.ts';

/** Twilio's report about a text that it took. */
export interface TextReport {
  readonly sid: string;
  readonly status: MessageStatus;
  readonly errorCode: string | null;
  /** The row or the page that the text was for, from the callback's own address. */
  readonly rowId: string | null;
  readonly pageId: string | null;
  /** Whom the text was for, as Twilio writes it. */
  readonly to: string;
}

/** Twilio's words for a text's way, as ours. What is missing says nothing about delivery. */
const STATUS: Readonly<Record<string, MessageStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

const uuid = z.uuid();

/** Reads a status callback; null where it is none of a text's. */
export function readTextReport(
  fields: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): TextReport | null {
  const field = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const sid = field('MessageSid') || field('SmsSid');
  const status = STATUS[(field('MessageStatus') || field('SmsStatus')).toLowerCase()];
  if (!sid || !status) return null;
  const errorCode = field('ErrorCode');
  return {
    sid,
    status,
    errorCode: errorCode && errorCode !== '0' ? errorCode : null,
    rowId: uuid.safeParse(query.row).data ?? null,
    pageId: uuid.safeParse(query.page).data ?? null,
    to: field('To'),
  };
}
