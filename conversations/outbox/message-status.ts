/**
 * Delivery status of a message, by rank. A report may arrive late or twice: a status only ever rises, so `sent` after
 * `delivered` changes nothing.
 */
export const STATUS_RANK = {
  received: 0,
  queued: 0,
  sending: 1,
  sent: 2,
  undelivered: 3,
  failed: 3,
  delivered: 4,
  read: 5,
  /** Never sent on purpose: a clinician took over, or the client opted out. */
  withheld: 6,
} as const;
export type MessageStatus = keyof typeof STATUS_RANK;
