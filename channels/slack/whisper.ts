import { isOutcomeUnknown, OUTCOME_UNKNOWN_WORDS } from '../../platform/database/unknown-outcome.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { SlackApi } from './web-api.ts';

/** Where an ephemeral answer appears. */
export interface WhisperPlace {
  readonly channel: string;
  readonly user: string;
  readonly threadTs?: string | undefined;
}

const REMEMBERED = 1_000;

/** Tells one person something that nobody else in the channel sees. Never throws: it is lost when Slack does not take it. */
export class Whisper {
  private readonly api: SlackApi;
  private readonly log: Log;
  private readonly said = new Set<string>();

  constructor(parts: { api: SlackApi; log: Log }) {
    this.api = parts.api;
    this.log = parts.log;
  }

  /** `once`: the same key is not said again (Slack sends events repeatedly). */
  async say(
    place: WhisperPlace,
    text: string,
    once?: string,
    blocks?: readonly Readonly<Record<string, unknown>>[],
  ): Promise<void> {
    if (once) {
      if (this.said.has(once)) return;
      this.said.add(once);
      if (this.said.size > REMEMBERED) this.said.delete(this.said.values().next().value ?? '');
    }
    const thread = place.threadTs ? { thread_ts: place.threadTs } : {};
    const result = await this.api.call('chat.postEphemeral', {
      channel: place.channel,
      user: place.user,
      text,
      ...thread,
      ...(blocks ? { blocks } : {}),
    });
    if (!result.ok) this.log.warn('slack.whisper_failed', { code: result.failure.code });
  }

  /** Tells one person: where they acted, or in a direct message when they acted in no channel. */
  async tell(user: string, channel: string, text: string): Promise<void> {
    if (channel) return this.say({ channel, user }, text);
    const result = await this.api.call('chat.postMessage', { channel: user, text });
    if (!result.ok) this.log.warn('slack.whisper_failed', { code: result.failure.code });
  }
}

/** What a person in Slack is told when something that they did failed. Our own messages are written for them. */
export function failureText(error: unknown): string {
  if (error instanceof HandrailError && !error.retryable) {
    const { message } = error;
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
    return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  }
  if (isOutcomeUnknown(error)) return OUTCOME_UNKNOWN_WORDS;
  return `That did not work (${errorCodeOf(error)}). Try again, or use the desk.`;
}
