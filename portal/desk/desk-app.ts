import { CasePane, type Target } from './case-pane.ts';
import { type Api, DeskError } from './client/api.ts';
import { newCalls } from './client/calls.ts';
import { Live } from './client/live.ts';
import type { Presence } from './client/presence.ts';
import { Reader } from './client/reader.ts';
import { Signals } from './client/signal.ts';
import type { Me, Queue } from './client/wire.ts';
import { deskKeys } from './keys.ts';
import { serverNow, setServerTime } from './time.ts';
import { accountDialog } from './view/dialogs/account.ts';
import { firstNameDialog, nameDialog, taskDialog } from './view/dialogs/acts.ts';
import { type BoardView, boardDialog } from './view/dialogs/board.ts';
import { colleaguesDialog } from './view/dialogs/colleagues.ts';
import { drillsDialog } from './view/dialogs/drills.ts';
import { nearMissDialog } from './view/dialogs/forms-of-care.ts';
import { onCallDialog } from './view/dialogs/on-call.ts';
import { protocolDialog } from './view/dialogs/protocol.ts';
import { button, tickTimes } from './view/parts.ts';
import { QueueList } from './view/queue-list.ts';
import { reportsDialog } from './view/reports.ts';
import { Shell } from './view/shell.ts';
import { Shortcuts } from './view/shortcuts.ts';

/** Whatever the socket lost is found again within this time. */
const POLL_MS = 15_000;
const TICK_MS = 5_000;
/** So long before the desk locks itself, it says so. */
const LOCK_WARNING_MS = 120_000;

/** The desk while somebody is signed in: shows what the server says, and nothing it remembers. */
export class DeskApp {
  readonly node: HTMLElement;
  readonly #api: Api;
  readonly #presence: Presence;
  readonly #onSignedOut: (message: string) => void;
  readonly #signals = new Signals();
  readonly #live: Live;
  readonly #shell: Shell;
  readonly #queueList: QueueList;
  readonly #case: CasePane;
  readonly #shortcuts: Shortcuts;
  readonly #reader = new Reader(() => this.#readQueue());
  readonly #timers: ReturnType<typeof setInterval>[];
  #me: Me;
  #queue: Queue | null = null;
  #board: BoardView | null = null;
  #isLive = false;
  #isClosed = false;

  constructor(parts: { api: Api; presence: Presence; me: Me; onSignedOut: (message: string) => void }) {
    const { api } = parts;
    this.#api = api;
    this.#presence = parts.presence;
    this.#me = parts.me;
    this.#onSignedOut = parts.onSignedOut;
    setServerTime(parts.me.now);
    const acknowledge = (id: string) => void this.#do(() => api.post(`/alerts/${id}/acknowledge`));
    const refresh = () => this.#refresh();
    this.#case = new CasePane({
      api,
      me: () => this.#me,
      act: (run, success) => this.#do(run, success),
      ask: (read) => this.#ask(read),
      refresh,
      shown: ({ client }) => {
        this.#live.watch(client.id);
        this.#showQueue();
      },
      typing: (clientId, on) => this.#live.typing(clientId, on),
      openConversation: () => this.#shell.open('case'),
      acknowledge,
      named: (then) => this.#named(then),
    });
    this.#queueList = new QueueList({
      open: (target) => void this.open(target, true),
      claim: (id) => this.#case.claim(id),
      completeTask: (task) => taskDialog(api, task, refresh),
      acknowledge,
    });
    this.#shell = new Shell({
      queue: this.#queueList.node,
      conversation: this.#case.conversation,
      side: this.#case.side,
      canInvite: parts.me.can.includes('invite_staff') && !parts.me.hasOidc,
      canReport: parts.me.can.includes('view_reports'),
      canWatch: parts.me.can.includes('view_queue'),
      actions: {
        signals: () => void this.#turnSignals(),
        help: () => this.#shortcuts.help(),
        colleagues: () => void this.#do(() => colleaguesDialog(api)),
        rename: () => this.#rename(this.#me.name),
        onCall: () => void this.#do(() => onCallDialog(api, this.#me.can.includes('set_own_presence'))),
        reports: () => reportsDialog(api),
        drills: () =>
          void this.#do(() => drillsDialog(api, this.#me, (target) => void this.open(target, true))),
        board: () => void this.#do(() => this.#openBoard()),
        protocol: () => void this.#do(() => protocolDialog(api, this.#me.can.includes('sign_protocol'))),
        nearMiss: () => nearMissDialog(api, this.#case.handoffId || null, refresh),
        account: () =>
          void this.#do(() => accountDialog(api, () => this.#onSignedOut('You are signed out everywhere.'))),
        signOut: () => void this.#signOut(),
      },
    });
    this.node = this.#shell.node;
    this.#shortcuts = new Shortcuts(
      deskKeys({
        queue: this.#queueList,
        case: this.#case,
        openBoard: () => void this.#do(() => this.#openBoard()),
        go: (part) => {
          this.#shell.open(part);
          this.node.querySelector<HTMLElement>(`.part-${part}`)?.focus();
        },
      }),
    );
    this.#live = new Live({
      changed: (clientId) => this.#changed(clientId),
      typing: (clientId, on) => this.#case.typing(clientId, on),
      connection: (isLive) => {
        this.#isLive = isLive;
        this.#shell.connection(isLive, this.#queue?.now ?? null);
      },
      signedOut: () => void this.#reader.read(),
    });
    this.#shell.signalsOn = this.#signals.isOn;
    this.#shell.connection(false, null);
    this.#showMe();
    this.#timers = [setInterval(() => this.#poll(), POLL_MS), setInterval(() => this.#tick(), TICK_MS)];
    void this.#reader.read();
  }

  /** Takes everything out of the page. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#live.close();
    this.#shortcuts.close();
    for (const dialog of document.querySelectorAll('dialog')) dialog.remove();
    this.node.remove();
  }

  open(target: Target, moves: boolean): Promise<void> {
    return this.#case.open(target, moves);
  }

  #changed(clientId: string | null): void {
    void this.#reader.read();
    if (clientId === null || clientId === this.#case.clientId) void this.#case.read();
  }

  #poll(): void {
    void this.#reader.read();
    if (!document.hidden) void this.#case.read();
  }

  async #refresh(): Promise<void> {
    await Promise.all([this.#reader.read(), this.#case.read()]);
  }

  async #readQueue(): Promise<void> {
    const queue = await this.#ask(() => this.#api.get<Queue>('/queue'));
    if (!queue) return;
    setServerTime(queue.now);
    const before = this.#queue;
    this.#queue = queue;
    this.#showQueue();
    void this.#board?.read().catch(() => null);
    this.#shell.connection(this.#isLive, queue.now);
    for (const { level, text } of before ? newCalls(before, queue, this.#me.id) : []) {
      this.#signals.call(level, text);
      this.#shell.say(text);
    }
    this.#tick();
  }

  async #openBoard(): Promise<void> {
    this.#board = await boardDialog(this.#api, (target) => void this.open(target, true));
  }

  #showQueue(): void {
    if (!this.#queue) return;
    const waiting = this.#queue.open.filter(({ state }) => state === 'waiting').length;
    document.title = waiting > 0 ? `(${waiting}) Desk` : 'Desk';
    this.#shell.waiting = waiting;
    this.#queueList.update(this.#queue, {
      meId: this.#me.id,
      selected: this.#case.handoffId || null,
      canClaim: this.#me.can.includes('claim'),
    });
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
    if (this.#isClosed) return null;
    try {
      const answer = await read();
      return this.#isClosed ? null : answer;
    } catch (error) {
      if (this.#isSignOut(error) || this.#isClosed) return null;
      if (error instanceof DeskError && error.code !== 'offline') this.#fail(error);
      this.#shell.connection(false, this.#queue?.now ?? null);
      return null;
    }
  }

  #fail(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    const action = button('Dismiss', () => this.#shell.banner('failure', null));
    this.#shell.banner('failure', { text, action, isUrgent: true });
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
    const text = `You are signed in as “${this.#me.name}”. Say who you are before you write to clients: they read your first name.`;
    this.#shell.banner(
      'name',
      this.#me.needsName ? { text, action: button('Set your name', () => this.#rename('')) } : null,
    );
  }

  #rename(name: string): void {
    nameDialog(this.#api, name, () => this.#readMe());
  }

  /** The client is told who has joined: whoever has no name yet says it first, and then the act goes on. */
  #named(then: () => void): void {
    if (!this.#me.needsName) then();
    else firstNameDialog(this.#api, () => this.#readMe(), then);
  }

  async #turnSignals(): Promise<void> {
    await this.#signals.turn(!this.#signals.isOn);
    this.#shell.signalsOn = this.#signals.isOn;
  }

  #tick(): void {
    tickTimes();
    const left = Date.parse(this.#queue?.locksAt ?? this.#me.locksAt) - serverNow();
    const warns = left < LOCK_WARNING_MS && !this.#presence.isThere;
    const text = 'Nobody has used the desk for a while: it locks in under two minutes.';
    const action = button('Stay signed in', () => void this.#stay(), { kind: 'main' });
    this.#shell.banner('lock', warns ? { text, isUrgent: true, action } : null);
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
