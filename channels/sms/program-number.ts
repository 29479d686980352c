import type { TwilioConfig } from '../../config.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';

/**
 * Blind index of the number of ours that an opt-out holds for: the messaging service where there is one, because Twilio
 * keeps opt-outs for the whole of it, else the number. `inbound`: what a text was written to; left out, what we send from.
 */
export function programNumber(
  keyring: Keyring,
  config: Pick<TwilioConfig, 'from' | 'messagingServiceSid'>,
  inbound?: { readonly to: string | null; readonly messagingServiceSid: string | null },
): string {
  const own = config.messagingServiceSid
    ? (inbound?.messagingServiceSid ?? config.messagingServiceSid)
    : (inbound?.to ?? config.from ?? '');
  return keyring.blindIndex('phone', own);
}
