import type { InboundMedia } from '../../conversations/receive.ts';
import { normalizePhone } from '../../program/clients/phone.ts';

/** An inbound text as Twilio's form tells it. */
export interface InboundText {
  readonly sid: string;
  /** E.164; a short code, or another kind of address, as it came. */
  readonly from: string;
  readonly text: string;
  readonly media: readonly InboundMedia[];
  readonly optOutType: string | undefined;
  /** Our own number, and the messaging service it belongs to, that it was written to; null where the form lacks it. */
  readonly to: string | null;
  readonly messagingServiceSid: string | null;
}

/** Twilio's ids are letters and digits; an id goes into the database as text, which takes no zero byte. */
const SID = /^[A-Za-z0-9]{1,64}$/;
/** Twilio attaches at most ten; more would be somebody's mistake. */
const MOST_MEDIA = 20;

/** Reads the form of an inbound text; null where it is none (no id or no sender). */
export function readInboundText(fields: Readonly<Record<string, unknown>>): InboundText | null {
  const field = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const sid = field('MessageSid') || field('SmsMessageSid') || field('SmsSid');
  const from = field('From');
  if (!SID.test(sid) || !from) return null;
  const count = Math.min(MOST_MEDIA, Number.parseInt(field('NumMedia'), 10) || 0);
  const media = Array.from({ length: count }, (_, i) => ({
    url: field(`MediaUrl${i}`),
    contentType: field(`MediaContentType${i}`) || 'application/octet-stream',
  })).filter(({ url }) => url !== '');
  return {
    sid,
    from: normalizePhone(from) ?? from,
    text: field('Body'),
    media,
    optOutType: field('OptOutType') || undefined,
    to: normalizePhone(field('To')) ?? (field('To') || null),
    messagingServiceSid: field('MessagingServiceSid') || null,
  };
}
