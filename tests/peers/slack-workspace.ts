import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../support/free-port.ts';
import { limitProblem } from './slack-limits.ts';

export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  text: string;
  blocks?: unknown[];
  attachments?: unknown[];
  /** Shown in the channel too. */
  readonly broadcast?: boolean;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  readonly user: string;
  readonly bot_id?: string;
  readonly reactions: string[];
  /** Every version, oldest first, as it was posted and updated. */
  readonly versions: { text: string; metadata?: PostedMessage['metadata'] }[];
}

export interface WebApiCall {
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly at: number;
}

/** What shall happen to calls instead of an honest answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** The call is carried out, and the connection breaks before the answer. */
  | { readonly kind: 'answer_lost' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

const BOT = { user_id: 'U0BOT', bot_id: 'B0BOT' };

/** A stand-in for Slack's Web API on the loopback: keeps messages, records every call, and fails when told to. */
export class SlackWorkspace {
  readonly calls: WebApiCall[] = [];
  readonly messages: PostedMessage[] = [];
  readonly ephemerals: {
    channel: string;
    user: string;
    text: string;
    thread_ts?: string;
    blocks?: unknown[];
  }[] = [];
  /** Views opened, pushed and updated, in order. */
  readonly views: Record<string, unknown>[] = [];
  /** Home pages as published last, by user. */
  readonly homes = new Map<string, Record<string, unknown>>();
  /** Late answers to commands. */
  readonly responses: Record<string, unknown>[] = [];
  /** Files that we uploaded, by id, and where they were shared. */
  readonly files = new Map<string, { name: string; body: Buffer; channel?: string; thread_ts?: string }>();
  /** Files that people have put into Slack, by path. */
  readonly privateFiles = new Map<string, { contentType: string; body: Buffer }>();
  readonly users = new Map<string, string>();
  /** Members of every channel; null: whoever asks is told that everybody is. */
  members: string[] | null = null;
  /** Where `apps.connections.open` sends a Socket Mode app. */
  socketUrl: string | null = null;
  private readonly faults = new Map<string, Fault[]>();
  private server: Server | null = null;
  private port = 0;
  private count = 0;

  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }

  /** Where a command's late answer goes. */
  get responseUrl(): string {
    return `http://127.0.0.1:${this.port}/respond/1`;
  }

  /** Where a file that somebody put into Slack lies. */
  fileUrl(path: string): string {
    return `http://127.0.0.1:${this.port}/files-pri/${path}`;
  }

  /** Opens (again, on the same port). */
  async up(): Promise<void> {
    const server = createServer((request, response) => void this.handle(request, response));
    this.port ||= await freePort();
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  /** Nobody answers any more: connections are refused. */
  async down(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** The next `times` calls of this method (`*`: of any) meet this fault. */
  fail(method: string, fault: Fault, times = 1): void {
    const queue = this.faults.get(method) ?? [];
    this.faults.set(method, [...queue, ...Array<Fault>(times).fill(fault)]);
  }

  called(method: string): WebApiCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Top-level messages of a channel. */
  alerts(): PostedMessage[] {
    return this.messages.filter((message) => message.thread_ts === undefined);
  }

  thread(rootTs: string): PostedMessage[] {
    return this.messages.filter((message) => message.thread_ts === rootTs);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    if (!path.startsWith('/api/'))
      return this.handleElsewhere(path, request, response, Buffer.concat(chunks));
    const method = path.replace(/^\/api\//, '').replace(/\?.*$/, '');
    const args = parseArgs(Buffer.concat(chunks).toString(), request.headers['content-type'] ?? '');
    this.calls.push({ method, args, at: performance.now() });
    const fault = this.faults.get(method)?.shift() ?? this.faults.get('*')?.shift();
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end('unavailable');
    if (fault?.kind === 'rate_limited') {
      response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) });
      return void response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
    }
    if (fault?.kind === 'error') return answer(response, { ok: false, error: fault.error });
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    const result = this.carryOut(method, args);
    if (fault?.kind === 'answer_lost') return void response.destroy();
    answer(response, result);
  }

  private handleElsewhere(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): void {
    if (path.startsWith('/respond/')) {
      this.responses.push(JSON.parse(body.toString()) as Record<string, unknown>);
      return void response.end('ok');
    }
    if (path.startsWith('/upload/')) {
      const file = this.files.get(path.slice('/upload/'.length));
      if (file) file.body = body;
      return void response.writeHead(file ? 200 : 404).end('OK');
    }
    const file = this.privateFiles.get(path.slice('/files-pri/'.length));
    // Without the app's token Slack answers with its sign-in page.
    if (!file || request.headers.authorization !== 'Bearer xoxb-test') {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
    }
    response.writeHead(200, { 'content-type': file.contentType }).end(file.body);
  }

  private carryOut(method: string, args: Record<string, unknown>): Record<string, unknown> {
    const problem = limitProblem(method, args);
    if (problem) return { ok: false, error: problem };
    const channel = String(args.channel ?? '');
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T0TEAM', url: 'https://handrail.slack.example/', ...BOT };
      case 'apps.connections.open':
        return this.socketUrl ? { ok: true, url: this.socketUrl } : { ok: false, error: 'internal_error' };
      case 'chat.postMessage':
        return this.post(channel, args);
      case 'chat.update':
        return this.update(channel, args);
      case 'chat.postEphemeral':
        this.ephemerals.push({
          channel,
          user: String(args.user),
          text: String(args.text),
          ...(args.thread_ts ? { thread_ts: String(args.thread_ts) } : {}),
          ...(args.blocks ? { blocks: args.blocks as unknown[] } : {}),
        });
        return { ok: true, message_ts: this.nextTs() };
      case 'conversations.history':
        return {
          ok: true,
          messages: this.read(channel, args, (message) => !message.thread_ts).reverse(),
          has_more: false,
        };
      case 'conversations.replies':
        return {
          ok: true,
          messages: this.read(
            channel,
            args,
            (message) => message.ts === args.ts || message.thread_ts === args.ts,
          ),
          has_more: false,
        };
      case 'conversations.members':
        return {
          ok: true,
          members: this.members ?? [...this.users.keys()],
          response_metadata: { next_cursor: '' },
        };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(args.users)}` } };
      case 'users.info':
        return this.users.has(String(args.user))
          ? { ok: true, user: { id: args.user, profile: { real_name: this.users.get(String(args.user)) } } }
          : { ok: false, error: 'user_not_found' };
      case 'reactions.add':
      case 'reactions.remove':
        return this.react(method, channel, args);
      case 'views.open':
      case 'views.push':
      case 'views.update': {
        const view = { id: String(args.view_id ?? `V${this.views.length + 1}`), ...(args.view as object) };
        this.views.push(view);
        return { ok: true, view };
      }
      case 'views.publish':
        this.homes.set(String(args.user_id), args.view as Record<string, unknown>);
        return { ok: true, view: args.view };
      case 'files.getUploadURLExternal': {
        const id = `F${this.files.size + 1}`;
        this.files.set(id, { name: String(args.filename), body: Buffer.alloc(0) });
        return { ok: true, file_id: id, upload_url: `http://127.0.0.1:${this.port}/upload/${id}` };
      }
      case 'files.completeUploadExternal': {
        const [{ id }] = args.files as [{ id: string }];
        const file = this.files.get(id);
        if (!file) return { ok: false, error: 'file_not_found' };
        Object.assign(file, { channel: args.channel_id, thread_ts: args.thread_ts });
        return { ok: true, files: [{ id }] };
      }
      default:
        return { ok: false, error: 'unknown_method' };
    }
  }

  private post(channel: string, args: Record<string, unknown>): Record<string, unknown> {
    const message: PostedMessage = {
      channel,
      ts: this.nextTs(),
      ...(args.thread_ts ? { thread_ts: String(args.thread_ts) } : {}),
      ...(String(args.reply_broadcast) === 'true' ? { broadcast: true } : {}),
      text: String(args.text ?? ''),
      user: BOT.user_id,
      bot_id: BOT.bot_id,
      reactions: [],
      versions: [],
    };
    write(message, args);
    this.messages.push(message);
    return { ok: true, channel, ts: message.ts, message };
  }

  private update(channel: string, args: Record<string, unknown>): Record<string, unknown> {
    const message = this.find(channel, args.ts);
    if (!message) return { ok: false, error: 'message_not_found' };
    write(message, args);
    return { ok: true, channel, ts: message.ts };
  }

  /** Somebody deletes a message in Slack. */
  delete(ts: string): void {
    const index = this.messages.findIndex((message) => message.ts === ts);
    if (index >= 0) this.messages.splice(index, 1);
  }

  /** People's own messages, so that reactions can be put on them. */
  addHumanMessage(channel: string, ts: string, user: string, text: string, threadTs?: string): void {
    const thread = threadTs ? { thread_ts: threadTs } : {};
    this.messages.push({ channel, ts, ...thread, text, user, reactions: [], versions: [] });
  }

  private react(method: string, channel: string, args: Record<string, unknown>): Record<string, unknown> {
    const message = this.find(channel, args.timestamp);
    if (!message) return { ok: false, error: 'message_not_found' };
    const name = String(args.name);
    const at = message.reactions.indexOf(name);
    if (method === 'reactions.add') {
      if (at >= 0) return { ok: false, error: 'already_reacted' };
      message.reactions.push(name);
    } else {
      if (at < 0) return { ok: false, error: 'no_reaction' };
      message.reactions.splice(at, 1);
    }
    return { ok: true };
  }

  private read(
    channel: string,
    args: Record<string, unknown>,
    fits: (message: PostedMessage) => boolean,
  ): Record<string, unknown>[] {
    const withMetadata = String(args.include_all_metadata) === 'true';
    return this.messages
      .filter((message) => message.channel === channel && fits(message))
      .map(({ metadata, versions: _, ...message }) => ({
        type: 'message',
        ...message,
        ...(withMetadata ? { metadata } : {}),
      }));
  }

  private find(channel: string, ts: unknown): PostedMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  private nextTs(): string {
    this.count += 1;
    return `18000${String(this.count).padStart(5, '0')}.000200`;
  }
}

function write(message: PostedMessage, args: Record<string, unknown>): void {
  message.text = String(args.text ?? '');
  if (args.blocks) message.blocks = args.blocks as unknown[];
  if (args.attachments) message.attachments = args.attachments as unknown[];
  if (args.metadata) message.metadata = args.metadata as PostedMessage['metadata'];
  message.versions.push({ text: message.text, metadata: message.metadata });
}

function answer(response: ServerResponse, body: Record<string, unknown>): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Slack takes JSON and forms; in a form, nested values are JSON text. */
function parseArgs(body: string, contentType: string): Record<string, unknown> {
  if (contentType.includes('json')) return JSON.parse(body || '{}') as Record<string, unknown>;
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const isNested = ['blocks', 'metadata', 'view', 'attachments', 'files'].includes(name);
    args[name] = isNested ? JSON.parse(value) : value;
  }
  return args;
}
