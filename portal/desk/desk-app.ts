import { el } from '../shared/dom.ts';
import { type Api, DeskError } from './client/api.ts';
import { Live } from './client/live.ts';
import type { Presence } from './client/presence.ts';
import { Signals } from './client/signal.ts';
import type { Case, Me, Message, Queue } from './client/wire.ts';
import { Reader } from './client/reader.ts';
import { newCalls } from './client/calls.ts';
import { serverNow, setServerTime } from './time.ts';
import { Conversation } from './view/conversation.ts';
import { lowerDialog, nameDialog, resolveDialog, takeOverDialog, taskDialog, transferDialog, withdrawDialog } from './view/dialogs/acts.ts';
import { colleaguesDialog } from './view/dialogs/colleagues.ts';
import { button, tickTimes } from './view/parts.ts';
import { QueueList } from './view/queue-list.ts';
import { Shell } from './view/shell.ts';
import { Shortcuts } from './view/shortcuts.ts';
import { SidePanel } from './view/side/side-panel.ts';

/** Whatever the socket lost is found again within this time. */
const POLL_MS = 15_000;
const TICK_MS = 5_000;
/** So long before the desk locks itself, it says so. */
const LOCK_WARNING_MS = 120_000;

interface Target {
  readonly handoffId?: string;
  readonly clientId?: string;
}

/** The desk while somebody is signed in: shows what the server says, and nothing it remembers. */
export class DeskApp {
  readonly node: HTMLElement;
  readonly #api: Api;
  readonly #presence: Presence;
  readonly #signals = new Signals();
  readonly #live: Live;
  readonly #shell: Shell;
  readonly #queueList: QueueList;
  readonly #conversation: Conversation;
  readonly #side = new SidePanel();
  readonly #shortcuts: Shortcuts;
  readonly #empty = el('div', { class: 'nothing' }, el('p', {}, 'Choose somebody from the queue to read the conversation.'));
  readonly #queueReader = new Reader(() => this.#readQueue());
  readonly #caseReader = new Reader(() => this.#readCase());
  readonly #timers: ReturnType<typeof setInterval>[];
  readonly #onSignedOut: (message: string) => void;
  #me: Me;
  #queue: Queue | null = null;
  #case: Case | null = null;
  #target: Target | null = null;
  #older: readonly Message[] = [];
  #hasOlder: boolean | null = null;
  #isLive = false;
  #isClosed = false;

  constructor(parts: { api: Api; presence: Presence; me: Me; onSignedOut: (message: string) => void }) {
    this.#api = parts.api;
    this.#presence = parts.presence;
    this.#me = parts.me;
    this.#onSignedOut = parts.onSignedOut;
    setServerTime(parts.me.now);
    const act = (name: string, body: unknown = {}) => this.#do(() => this.#api.post(`/handoffs/${this.#handoffId}/${name}`, body));
    const done = () => this.#refresh();
    this.#queueList = new QueueList({
      open: (target) => void this.open(target, true),
      claim: (id) => void this.#claim(id),
      completeTask: (task) => taskDialog(this.#api, task, done),
      acknowledge: (id) => void this.#do(() => this.#api.post(`/alerts/${id}/acknowledge`)),
    });
    this.#conversation = new Conversation({
      claim: () => void this.#claim(this.#handoffId),
      release: () => void act('release'),
      takeOver: () => takeOverDialog(this.#api, this.#handoffId, this.#holderName(), done),
      transfer: () => void this.#do(() => transferDialog(this.#api, this.#handoffId, this.#case?.handoff?.clinicianId ?? null, done)),
      resolve: () => resolveDialog(this.#api, this.#handoffId, done),
      withdraw: () => withdrawDialog(this.#api, this.#handoffId, done),
      lowerLevel: () => this.#case && lowerDialog(this.#api, this.#case, done),
      earlier: () => void this.#do(() => this.#readEarlier()),
      send: async (mode, text, key) => {
        const id = this.#handoffId;
        await this.#api.post(`/handoffs/${id}/${mode}`, mode === 'reply' ? { text, key } : { text });
        await this.#refresh();
      },
      typing: (on) => this.#case && this.#live.typing(this.#case.client.id, on),
    });
    this.#shell = new Shell({
      queue: this.#queueList.node,
      conversation: el('div', { class: 'case-frame' }, this.#empty, this.#conversation.node),
      side: this.#side.node,
      canInvite: parts.me.can.includes('invite_staff'),
      actions: {
        signals: () => void this.#signals.turn(!this.#signals.isOn).then(() => (this.#shell.signalsOn = this.#signals.isOn)),
        help: () => this.#shortcuts.help(),
        colleagues: () => void this.#do(() => colleaguesDialog(this.#api)),
        rename: () => nameDialog(this.#api, this.#me.name, () => this.#readMe()),
        signOut: () => void this.#signOut(),
        stay: () => void this.#stay(),
      },
    });
    this.node = this.#shell.node;
    this.#conversation.node.hidden = true;
    this.#shortcuts = new Shortcuts(this.#keys());
    this.#live = new Live({
      changed: (clientId) => this.#changed(clientId),
      typing: (clientId, on) => this.#conversation.typing(clientId, on),
      connection: (isLive) => {
        this.#isLive = isLive;
        this.#shell.connection(isLive, this.#queue?.now ?? null);
      },
      signedOut: () => void this.#queueReader.read(),
    });
    this.#shell.signalsOn = this.#signals.isOn;
    this.#shell.connection(false, null);
    this.#showMe();
    this.#timers = [setInterval(() => this.#poll(), POLL_MS), setInterval(() => this.#tick(), TICK_MS)];
    void this.#queueReader.read();
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#live.close();
    this.#shortcuts.close();
    for (const dialog of document.querySelectorAll('dialog')) dialog.remove();
    this.node.remove();
  }

  /** Shows a handoff, or the client behind a task. `moves`: the reader asked for it and goes there. */
  async open(target: Target, moves: boolean): Promise<void> {
    this.#target = target;
    this.#older = [];
    this.#hasOlder = null;
    history.replaceState(null, '', target.handoffId ? `#handoff=${target.handoffId}` : `#client=${target.clientId}`);
    await this.#caseReader.read();
    if (!moves || this.#target !== target || !this.#case) return;
    this.#shell.open('case');
    document.getElementById('case-title')?.focus();
  }

  get #handoffId(): string {
    return this.#case?.handoff?.id ?? this.#target?.handoffId ?? '';
  }

  #holderName(): string {
    const id = this.#case?.handoff?.clinicianId;
    return (id && this.#case?.staff[id]) || 'a colleague';
  }

  #keys() {
    const inCase = (run: () => void) => () => this.#case && run();
    return [
      { key: 'j', does: 'Next in the queue', run: () => this.#queueList.step(1) },
      { key: 'k', does: 'Previous in the queue', run: () => this.#queueList.step(-1) },
      { key: 'c', does: 'Claim the handoff that is open', run: inCase(() => void this.#claim(this.#handoffId)) },
      { key: 'r', does: 'Write to the client', run: inCase(() => this.#conversation.composer.choose('reply')) },
      { key: 'n', does: 'Write an internal note', run: inCase(() => this.#conversation.composer.choose('note')) },
      { key: 'e', does: 'Resolve', run: inCase(() => resolveDialog(this.#api, this.#handoffId, () => this.#refresh())) },
      ...(['queue', 'case', 'side'] as const).map((part, i) => ({
        key: String(i + 1),
        does: `Go to ${['the queue', 'the conversation', 'the details'][i]}`,
        run: () => {
          this.#shell.open(part);
          this.node.querySelector<HTMLElement>(`.part-${part}`)?.focus();
        },
      })),
    ];
  }

  #changed(clientId: string | null): void {
    void this.#queueReader.read();
    if (this.#target && (clientId === null || clientId === this.#case?.client.id)) void this.#caseReader.read();
  }

  #poll(): void {
    void this.#queueReader.read();
    if (this.#target && !document.hidden) void this.#caseReader.read();
  }

  async #refresh(): Promise<void> {
    await Promise.all([this.#queueReader.read(), this.#target ? this.#caseReader.read() : null]);
  }

  async #readQueue(): Promise<void> {
    const queue = await this.#ask(() => this.#api.get<Queue>('/queue'));
    if (!queue || this.#isClosed) return;
    setServerTime(queue.now);
    const before = this.#queue;
    this.#queue = queue;
    this.#showQueue();
    this.#shell.connection(this.#isLive, queue.now);
    for (const { level, text } of before ? newCalls(before, queue, this.#me.id) : []) {
      this.#signals.call(level, text);
      this.#shell.say(text);
    }
    this.#tick();
  }

  #showQueue(): void {
    if (!this.#queue) return;
    const waiting = this.#queue.open.filter(({ state }) => state === 'waiting').length;
    document.title = waiting > 0 ? `(${waiting}) Desk` : 'Desk';
    this.#shell.waiting = waiting;
    this.#queueList.update(this.#queue, { meId: this.#me.id, selected: this.#case?.handoff?.id ?? this.#target?.handoffId ?? null, canClaim: this.#me.can.includes('claim') });
  }

  async #readCase(): Promise<void> {
    const target = this.#target;
    if (!target) return;
    const path = target.handoffId ? `/handoffs/${target.handoffId}` : `/clients/${target.clientId}`;
    const shown = await this.#ask(() => this.#api.get<Case>(path));
    if (!shown || this.#isClosed || this.#target !== target) return;
    setServerTime(shown.now);
    this.#case = shown;
    this.#live.watch(shown.client.id);
    this.#showCase();
  }

  #showCase(): void {
    const shown = this.#case;
    if (!shown) return;
    this.#empty.hidden = true;
    this.#conversation.node.hidden = false;
    const first = shown.messages[0]?.seq ?? 0;
    const older = this.#older.filter(({ seq }) => seq < first);
    this.#conversation.show(shown, older, this.#hasOlder ?? shown.hasEarlier, this.#me.id);
    this.#side.show({
      shown,
      meId: this.#me.id,
      actions: {
        reveal: (id) => {
          this.#shell.open('case');
          this.#conversation.reveal(id);
        },
        logCall: (outcome) => void this.#do(() => this.#api.post(`/handoffs/${this.#handoffId}/call`, { outcome }), 'Call logged.'),
        completeTask: (task) => taskDialog(this.#api, task, () => this.#refresh()),
        acknowledge: (id) => void this.#do(() => this.#api.post(`/alerts/${id}/acknowledge`)),
        recordStep: (id, step, result) => void this.#do(() => this.#api.post(`/incidents/${id}/step`, { step, result })),
      },
    });
    this.#showQueue();
  }

  async #readEarlier(): Promise<void> {
    const shown = this.#case;
    const before = (this.#older[0] ?? shown?.messages[0])?.seq;
    if (!shown || before === undefined) return;
    const page = await this.#api.get<{ messages: Message[]; hasEarlier: boolean }>(`/clients/${shown.client.id}/messages?before=${before}`);
    this.#older = [...page.messages, ...this.#older];
    this.#hasOlder = page.hasEarlier;
    this.#showCase();
  }

  async #claim(handoffId: string): Promise<void> {
    const isDone = await this.#do(() => this.#api.post(`/handoffs/${handoffId}/claim`), 'It is yours. Write or call soon.');
    if (this.#case?.handoff?.id !== handoffId) await this.open({ handoffId }, true);
    if (isDone) this.#conversation.composer.choose('reply');
  }

  /** Runs something the person asked for; what went wrong stands across the page until the next act. */
  async #do(run: () => Promise<unknown>, success?: string): Promise<boolean> {
    this.#shell.banner('failure', null);
    try {
      await run();
      if (success) this.#shell.say(success);
      return true;
    } catch (error) {
      if (!this.#isSignOut(error)) this.#fail(error);
      return false;
    } finally {
      if (!this.#isClosed) await this.#refresh();
    }
  }

  /** Reads; what fails is tried again by the next poll, and the connection line says since when it is old. */
  async #ask<T>(read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (this.#isSignOut(error) || this.#isClosed) return null;
      if (error instanceof DeskError && error.code !== 'offline') this.#fail(error);
      this.#shell.connection(false, this.#queue?.now ?? null);
      return null;
    }
  }

  #fail(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const close = button('Dismiss', () => this.#shell.banner('failure', null));
    this.#shell.banner('failure', { text, action: close, isUrgent: true });
  }

  #isSignOut(error: unknown): boolean {
    if (!(error instanceof DeskError) || !error.isSignedOut) return false;
    if (!this.#isClosed) this.#onSignedOut(error.message);
    return true;
  }

  async #readMe(): Promise<void> {
    const me = await this.#ask(() => this.#api.get<Me>('/me'));
    if (!me) return;
    this.#me = me;
    this.#showMe();
    await this.#refresh();
  }

  #showMe(): void {
    this.#shell.who = this.#me.name;
    const needsName = this.#me.isBuiltIn && this.#me.name === 'Desk operator';
    this.#shell.banner('name', needsName ? { text: 'You are signed in as “Desk operator”. Say who you are before you write to clients: they read your first name.', action: button('Set your name', () => nameDialog(this.#api, '', () => this.#readMe())) } : null);
  }

  #tick(): void {
    tickTimes();
    const left = Date.parse(this.#queue?.locksAt ?? this.#me.locksAt) - serverNow();
    const warns = left < LOCK_WARNING_MS && !this.#presence.isThere;
    this.#shell.banner('lock', warns ? { text: 'Nobody has used the desk for a while: it locks in under two minutes.', isUrgent: true, action: button('Stay signed in', () => void this.#stay(), { kind: 'main' }) } : null);
  }

  async #stay(): Promise<void> {
    this.#presence.touch();
    await this.#readMe();
  }

  async #signOut(): Promise<void> {
    await this.#api.post('/sign-out').catch(() => null);
    this.#onSignedOut('You are signed out.');
  }
}
