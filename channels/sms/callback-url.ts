import type { TwilioConfig } from '../../config.ts';
import { isLoopbackHost } from '../shared/loopback.ts';

/** Connection overrides of Twilio's: five attempts, on every kind of failure, so that a restart of ours loses no report. */
const REPEAT = '#rc=5&rp=all';

/**
 * Address for Twilio's reports. `about` says which row or page they are for, so that a report that overtakes the answer
 * to our own request finds its way. Undefined where this server has no address that Twilio could reach: Twilio refuses
 * requests with a loopback callback.
 */
export function callbackUrl(
  parts: { readonly publicUrl: string; readonly config: Pick<TwilioConfig, 'apiUrl'> },
  path: '/twilio/status' | '/twilio/voice',
  about: Readonly<Record<string, string>>,
): string | undefined {
  if (!parts.config.apiUrl && isLoopbackHost(new URL(parts.publicUrl).hostname)) return undefined;
  const query = new URLSearchParams(about).toString();
  return `${parts.publicUrl}${path}${query ? `?${query}` : ''}${REPEAT}`;
}
