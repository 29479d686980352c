import { signedHeaders } from './slack-signature.ts';

/** Seconds after the first attempt at which Slack sends an event again that nobody acknowledged. */
const RETRY_AFTER_SECONDS = [0, 60, 300] as const;

export interface SlackAnswer {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

export interface MessageEvent {
  readonly channel: string;
  readonly user?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly channel_type?: string;
  readonly [more: string]: unknown;
}

/** Plays Slack's own side: signs requests and sends them to the app's one endpoint, as Slack does. */
export class SlackDriver {
  private readonly url: string;
  private readonly signingSecret: string;
  readonly team: string;
  /** Where commands may be answered late. */
  responseUrl = 'http://127.0.0.1:9/unused';
  private count = 0;

  constructor(parts: { url: string; signingSecret: string; team?: string }) {
    this.url = parts.url;
    this.signingSecret = parts.signingSecret;
    this.team = parts.team ?? 'T0TEAM';
  }

  /** A timestamp that no earlier message of this driver has; Slack's name for a message. */
  nextTs(): string {
    this.count += 1;
    return `17000${String(this.count).padStart(5, '0')}.000100`;
  }

  /** An event in its envelope; `retry` marks it as a repetition with a fresh event id, as Slack sometimes sends. */
  async event(event: object, options: { retry?: number; eventId?: string } = {}): Promise<SlackAnswer> {
    this.count += 1;
    const body = {
      token: 'unused',
      team_id: this.team,
      api_app_id: 'A0APP',
      event,
      type: 'event_callback',
      event_id: options.eventId ?? `Ev${this.count}`,
      event_time: 1_700_000_000 + this.count,
      authorizations: [
        {
          enterprise_id: null,
          team_id: this.team,
          user_id: 'U0BOT',
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
    };
    return this.json(body, options.retry);
  }

  async message(message: MessageEvent, options: { retry?: number } = {}): Promise<SlackAnswer> {
    const ts = message.ts ?? this.nextTs();
    const event = { type: 'message', channel_type: 'channel', event_ts: ts, ...message, ts };
    return this.event(event, options);
  }

  /**
   * A message as Slack delivers it: again after 0, 60 and 300 seconds until it is acknowledged. The times are simulated:
   * `pass` is told how many seconds go by. Returns the answers in order.
   */
  async messageUntilAcknowledged(
    message: MessageEvent,
    pass: (seconds: number) => void | Promise<void>,
  ): Promise<SlackAnswer[]> {
    const once = { ...message, ts: message.ts ?? this.nextTs() };
    const answers = [await this.message(once)];
    let elapsed = 0;
    for (const [index, after] of RETRY_AFTER_SECONDS.entries()) {
      if (answers.at(-1)?.status === 200) break;
      await pass(after - elapsed);
      elapsed = after;
      answers.push(await this.message(once, { retry: index + 1 }));
    }
    return answers;
  }

  /** A button press or a select on a message. */
  async blockAction(action: {
    actionId: string;
    value: string;
    user: string;
    channel: string;
    messageTs: string;
    responseUrl?: string;
  }): Promise<SlackAnswer> {
    this.count += 1;
    return this.form({
      payload: JSON.stringify({
        type: 'block_actions',
        user: {
          id: action.user,
          username: action.user.toLowerCase(),
          name: action.user.toLowerCase(),
          team_id: this.team,
        },
        api_app_id: 'A0APP',
        token: 'unused',
        container: {
          type: 'message',
          message_ts: action.messageTs,
          channel_id: action.channel,
          is_ephemeral: false,
        },
        trigger_id: `trigger.${this.count}`,
        team: { id: this.team, domain: 'handrail' },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: action.channel, name: 'crisis' },
        message: { type: 'message', ts: action.messageTs },
        ...(action.responseUrl ? { response_url: action.responseUrl } : {}),
        actions: [
          {
            type: 'button',
            action_id: action.actionId,
            block_id: 'actions',
            value: action.value,
            text: { type: 'plain_text', text: 'x' },
            action_ts: this.nextTs(),
          },
        ],
      }),
    });
  }

  /** A modal sent off with these values: block id -> action id -> what Slack puts there. */
  async viewSubmission(view: {
    callbackId: string;
    privateMetadata: string;
    user: string;
    values: Record<string, Record<string, unknown>>;
    /** The view's id; the same again is the same form sent twice. */
    viewId?: string;
  }): Promise<SlackAnswer> {
    this.count += 1;
    return this.form({
      payload: JSON.stringify({
        type: 'view_submission',
        team: { id: this.team, domain: 'handrail' },
        user: {
          id: view.user,
          username: view.user.toLowerCase(),
          name: view.user.toLowerCase(),
          team_id: this.team,
        },
        api_app_id: 'A0APP',
        token: 'unused',
        trigger_id: `trigger.${this.count}`,
        is_enterprise_install: false,
        enterprise: null,
        response_urls: [],
        view: {
          id: view.viewId ?? `VS${this.count}`,
          team_id: this.team,
          type: 'modal',
          callback_id: view.callbackId,
          private_metadata: view.privateMetadata,
          blocks: [],
          title: { type: 'plain_text', text: 'x' },
          hash: 'h',
          state: { values: view.values },
        },
      }),
    });
  }

  /** A button or a menu in a form or on the home page. */
  async viewAction(action: {
    actionId: string;
    value: string;
    user: string;
    view: Record<string, unknown>;
  }): Promise<SlackAnswer> {
    this.count += 1;
    return this.form({
      payload: JSON.stringify({
        type: 'block_actions',
        user: { id: action.user, username: action.user.toLowerCase(), team_id: this.team },
        api_app_id: 'A0APP',
        token: 'unused',
        container: { type: 'view', view_id: action.view.id ?? 'V0HOME' },
        trigger_id: `trigger.${this.count}`,
        team: { id: this.team, domain: 'handrail' },
        enterprise: null,
        is_enterprise_install: false,
        view: { id: 'V0HOME', hash: 'h', ...action.view },
        actions: [
          {
            type: 'button',
            action_id: action.actionId,
            block_id: 'actions',
            value: action.value,
            text: { type: 'plain_text', text: 'x' },
            action_ts: this.nextTs(),
          },
        ],
      }),
    });
  }

  /** A shortcut, from anywhere or on a message. */
  async shortcut(shortcut: {
    callbackId: string;
    user: string;
    on?: { channel: string; ts: string; threadTs?: string };
  }): Promise<SlackAnswer> {
    this.count += 1;
    const { on } = shortcut;
    const place = on
      ? {
          type: 'message_action',
          channel: { id: on.channel, name: 'crisis' },
          message: { type: 'message', ts: on.ts, ...(on.threadTs ? { thread_ts: on.threadTs } : {}) },
          message_ts: on.ts,
          response_url: this.responseUrl,
        }
      : { type: 'shortcut' };
    return this.form({
      payload: JSON.stringify({
        ...place,
        token: 'unused',
        action_ts: this.nextTs(),
        team: { id: this.team, domain: 'handrail' },
        user: { id: shortcut.user, username: shortcut.user.toLowerCase(), team_id: this.team },
        is_enterprise_install: false,
        enterprise: null,
        callback_id: shortcut.callbackId,
        trigger_id: `trigger.${this.count}`,
      }),
    });
  }

  /** Somebody opens the app's home page. */
  async homeOpened(user: string): Promise<SlackAnswer> {
    return this.event({
      type: 'app_home_opened',
      user,
      channel: `D${user}`,
      tab: 'home',
      event_ts: this.nextTs(),
    });
  }

  async slashCommand(command: {
    command: string;
    text: string;
    user: string;
    channel: string;
  }): Promise<SlackAnswer> {
    this.count += 1;
    return this.form({
      token: 'unused',
      team_id: this.team,
      team_domain: 'handrail',
      channel_id: command.channel,
      channel_name: 'crisis',
      user_id: command.user,
      user_name: command.user.toLowerCase(),
      command: command.command,
      text: command.text,
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      response_url: this.responseUrl,
      trigger_id: `trigger.${this.count}`,
    });
  }

  async urlVerification(challenge: string): Promise<SlackAnswer> {
    return this.json({ type: 'url_verification', token: 'unused', challenge });
  }

  /** Any body with any headers, for what Slack would never send. */
  async raw(body: string, headers: Record<string, string>): Promise<SlackAnswer> {
    const started = performance.now();
    const response = await fetch(this.url, { method: 'POST', body, headers });
    return {
      status: response.status,
      body: await response.text(),
      milliseconds: performance.now() - started,
    };
  }

  /** A signature for this body, made so many seconds ago. */
  sign(body: string, secondsAgo = 0): Record<string, string> {
    return signedHeaders(this.signingSecret, body, Math.floor(Date.now() / 1000) - secondsAgo);
  }

  private json(content: object, retry?: number): Promise<SlackAnswer> {
    const body = JSON.stringify(content);
    const again: Record<string, string> =
      retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
    return this.raw(body, { 'content-type': 'application/json', ...this.sign(body), ...again });
  }

  private form(fields: Record<string, string>): Promise<SlackAnswer> {
    const body = new URLSearchParams(fields).toString();
    return this.raw(body, { 'content-type': 'application/x-www-form-urlencoded', ...this.sign(body) });
  }
}
