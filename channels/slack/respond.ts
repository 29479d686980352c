import type { Log } from '../../platform/log.ts';
import { isSlacks } from './files/download.ts';

/** Answers a command that could not be answered in time, at the address that came with it. Never throws. */
export type Respond = (address: string, text: string) => Promise<void>;

const TIMEOUT_MS = 10_000;

/**
 * The addresses that Slack gives for late answers. One elsewhere is not used: the answer may name clients.
 * `apiUrl`: another base address of the Web API, whose host counts too.
 */
export function responder(parts: { readonly apiUrl: string | null; readonly log: Log }): Respond {
  return async (address, text) => {
    if (!isSlacks(address, parts.apiUrl)) return parts.log.warn('slack.respond_refused');
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) parts.log.warn('slack.respond_failed', { code: `http_${answer.status}` });
    } catch {
      parts.log.warn('slack.respond_failed', { code: 'network' });
    }
  };
}
