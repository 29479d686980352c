/** What to do about an error of Twilio's: try the same again later, or give up and offer another way. */
export type TwilioVerdict = 'retry' | 'permanent';

/**
 * Twilio's error codes that a text or a call can end with, in an answer of its API or in a status callback. Retrying what
 * is permanent keeps a client waiting for nothing; giving up on what would pass loses a message.
 */
export const TWILIO_ERROR_CODES: Readonly<Record<number, TwilioVerdict>> = {
  /** Too many requests, too many at once, internal errors and maintenance on their side. */
  14107: 'retry',
  20429: 'retry',
  20500: 'retry',
  20503: 'retry',
  20504: 'retry',
  /** The sending number's own queue is full. */
  21611: 'retry',
  30001: 'retry',
  /** Congestion or rate limits on a carrier's side, and failures that nobody knows the cause of. */
  30008: 'retry',
  30017: 'retry',
  30022: 'retry',

  /** Wrong credentials, unknown resource, account closed or without money: somebody has to change something. */
  20003: 'permanent',
  20404: 'permanent',
  30002: 'permanent',
  30010: 'permanent',
  /** The number is none, cannot be reached from here, or may not be texted or called. */
  21211: 'permanent',
  21214: 'permanent',
  21217: 'permanent',
  21219: 'permanent',
  21408: 'permanent',
  21601: 'permanent',
  21604: 'permanent',
  21608: 'permanent',
  21612: 'permanent',
  21614: 'permanent',
  /** The person has opted out of this sender. */
  21610: 'permanent',
  /** The sender is wrong or not allowed to send. */
  21210: 'permanent',
  21212: 'permanent',
  21603: 'permanent',
  21606: 'permanent',
  21703: 'permanent',
  21704: 'permanent',
  21705: 'permanent',
  30032: 'permanent',
  30034: 'permanent',
  /** The text is empty or too long, or an address in the request is wrong. */
  21205: 'permanent',
  21602: 'permanent',
  21609: 'permanent',
  21617: 'permanent',
  21619: 'permanent',
  /** Unreachable, blocked, unknown, a landline, filtered, over a cap, or too old when its turn came. */
  30003: 'permanent',
  30004: 'permanent',
  30005: 'permanent',
  30006: 'permanent',
  30007: 'permanent',
  30023: 'permanent',
  30036: 'permanent',
};

/** The code for a person who has opted out at Twilio. */
export const OPTED_OUT_CODE = 21610;

/** By the code where it is known; else by the HTTP status: only limits and faults of the server's pass by themselves. */
export function verdictOf(code: number | null, status: number): TwilioVerdict {
  const known = code === null ? undefined : TWILIO_ERROR_CODES[code];
  if (known) return known;
  return status === 429 || status === 408 || status >= 500 ? 'retry' : 'permanent';
}

/** Whether a status callback with this code may go away when the same text is sent once more. */
export function mayPass(code: string | null): boolean {
  return code !== null && TWILIO_ERROR_CODES[Number(code)] === 'retry';
}
