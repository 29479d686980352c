import { el } from '../shared/dom.ts';
import type { Api } from './client/api.ts';
import { Reader } from './client/reader.ts';
import type { Case, Me, Message } from './client/wire.ts';
import type { CannedReply } from './client/wire-care.ts';
import { clientTitle } from './client-title.ts';
import { serverNow, setServerTime } from './time.ts';
import { Conversation } from './view/conversation.ts';
import {
  lowerDialog,
  resolveDialog,
  takeOverDialog,
  taskDialog,
  transferDialog,
  withdrawDialog,
} from './view/dialogs/acts.ts';
import { contactDialog } from './view/dialogs/contact.ts';
import { dispatchDialog, screenerDialog } from './view/dialogs/forms-of-care.ts';
import {
  closeIncidentDialog,
  factDialog,
  locationDialog,
  openIncidentDialog,
  optionsDialog,
  stepDialog,
} from './view/dialogs/incident.ts';
import { approveDialog, planDialog } from './view/dialogs/plan.ts';
import { resendDialog } from './view/dialogs/resend.ts';
import { proofDialog, reviewDialog } from './view/dialogs/review.ts';
import { timelineDialog } from './view/dialogs/timeline.ts';
import {
  assignDialog,
  backupDialog,
  handBackDialog,
  newTaskDialog,
  pauseDialog,
  releaseDialog,
} from './view/dialogs/together.ts';
import { SidePanel } from './view/side/side-panel.ts';

/** A handoff, or a client without one. */
export interface Target {
  readonly handoffId?: string;
  readonly clientId?: string;
}

export interface CaseHost {
  readonly api: Api;
  readonly me: () => Me;
  /** Runs something the person asked for and shows what went wrong; false when it did. */
  readonly act: (run: () => Promise<unknown>, success?: string) => Promise<boolean>;
  /** Reads, quietly tried again later when it fails. */
  readonly ask: <T>(read: () => Promise<T>) => Promise<T | null>;
  /** Reads everything again. */
  readonly refresh: () => Promise<void>;
  /** A case came into sight or changed. */
  readonly shown: (shown: Case) => void;
  readonly typing: (clientId: string, on: boolean) => void;
  readonly openConversation: () => void;
  readonly acknowledge: (alertId: string) => void;
  /** Runs an act that tells the client a name, once there is one. */
  readonly named: (then: () => void) => void;
}

/** The one client that is looked at: conversation, details, and everything that can be done for them. */
export class CasePane {
  readonly conversation: HTMLElement;
  readonly side: HTMLElement;
  readonly #host: CaseHost;
  readonly #conversation: Conversation;
  readonly #side = new SidePanel();
  readonly #empty = el(
    'div',
    { class: 'nothing' },
    el('p', {}, 'Choose somebody from the queue to read the conversation.'),
  );
  readonly #reader = new Reader(() => this.#read());
  #target: Target | null = null;
  #case: Case | null = null;
  readonly #files = new Map<string, Promise<string>>();
  #older: readonly Message[] = [];
  #hasOlder: boolean | null = null;

  constructor(host: CaseHost) {
    this.#host = host;
    const { api } = host;
    const done = () => host.refresh();
    const post = (name: string) => void host.act(() => api.post(`/handoffs/${this.handoffId}/${name}`));
    this.#conversation = new Conversation({
      claim: () => this.claim(this.handoffId),
      release: () => releaseDialog(api, this.handoffId, done),
      handBack: () => handBackDialog(api, this.handoffId, this.#previousName(), done),
      backup: () => backupDialog(api, this.handoffId, done),
      pause: () => pauseDialog(api, this.handoffId, done),
      endPause: () => post('end-snooze'),
      join: () => post('join'),
      leave: () => post('leave'),
      takeOver: () => this.#host.named(() => takeOverDialog(api, this.handoffId, this.#holderName(), done)),
      transfer: () => void host.act(() => transferDialog(api, this.handoffId, this.#holderId(), done)),
      resolve: () => this.resolve(),
      withdraw: () => withdrawDialog(api, this.handoffId, done),
      lowerLevel: () => this.#case && lowerDialog(api, this.#case, done),
      screener: () => screenerDialog(api, this.handoffId, done),
      dispatch: () => this.#case && dispatchDialog(api, this.#case, done),
      video: () => void host.act(() => this.#offerVideo()),
      timeline: () => this.timeline(),
      media: (id) => this.#file(id),
      resend: (message) => void host.act(() => resendDialog(api, message.id, done)),
      earlier: () => void host.act(() => this.#readEarlier()),
      send: async (mode, text, key) => {
        const id = this.handoffId;
        await api.post(`/handoffs/${id}/${mode}`, mode === 'reply' ? { text, key } : { text });
        await host.refresh();
      },
      canned: async () => (await api.get<{ replies: CannedReply[] }>('/canned-replies')).replies,
      typing: (on) => this.#case && host.typing(this.#case.client.id, on),
    });
    this.#conversation.node.hidden = true;
    this.conversation = el('div', { class: 'case-frame' }, this.#empty, this.#conversation.node);
    this.side = this.#side.node;
  }

  /** The handoff in sight; empty where the client has none. */
  get handoffId(): string {
    return this.#case?.handoff?.id ?? this.#target?.handoffId ?? '';
  }

  get clientId(): string | null {
    return this.#case?.client.id ?? null;
  }

  get isOpen(): boolean {
    return this.#target !== null;
  }

  /** Shows a handoff, or the client behind a task. `moves`: the reader asked for it and goes there. */
  async open(target: Target, moves: boolean): Promise<void> {
    this.#target = target;
    this.#forgetFiles();
    this.#older = [];
    this.#hasOlder = null;
    history.replaceState(
      null,
      '',
      target.handoffId ? `#handoff=${target.handoffId}` : `#client=${target.clientId}`,
    );
    await this.#reader.read();
    if (!moves || this.#target !== target || !this.#case) return;
    this.#host.openConversation();
    document.getElementById('case-title')?.focus();
  }

  read(): Promise<void> {
    return this.#target ? this.#reader.read() : Promise.resolve();
  }

  claim(handoffId: string): void {
    this.#host.named(() => void this.#claim(handoffId));
  }

  async #claim(handoffId: string): Promise<void> {
    const { act, api } = this.#host;
    const isDone = await act(
      () => api.post(`/handoffs/${handoffId}/claim`),
      'It is yours. Write or call soon.',
    );
    if (this.#case?.handoff?.id !== handoffId) await this.open({ handoffId }, true);
    if (isDone) this.write('reply');
  }

  resolve(): void {
    if (this.#case) resolveDialog(this.#host.api, this.handoffId, this.#case, () => this.#host.refresh());
  }

  /** Everything that happened with the client in sight, over all channels. */
  timeline(): void {
    const shown = this.#case;
    if (!shown) return;
    const client = { id: shown.client.id, title: clientTitle(shown.client) };
    void this.#host.act(() =>
      timelineDialog(this.#host.api, client, (handoffId) => void this.open({ handoffId }, true)),
    );
  }

  chooseCanned(): void {
    this.#conversation.composer.chooseCanned();
  }

  write(mode: 'reply' | 'note'): void {
    this.#conversation.composer.choose(mode);
  }

  typing(clientId: string, on: boolean): void {
    this.#conversation.typing(clientId, on);
  }

  #holderId(): string | null {
    return this.#case?.handoff?.clinicianId ?? null;
  }

  #previousName(): string {
    return this.#case?.staff[this.#case.handoff?.previousClinicianId ?? ''] ?? 'a colleague';
  }

  #holderName(): string {
    return this.#case?.staff[this.#holderId() ?? ''] ?? 'a colleague';
  }

  async #read(): Promise<void> {
    const target = this.#target;
    if (!target) return;
    const path = target.handoffId ? `/handoffs/${target.handoffId}` : `/clients/${target.clientId}`;
    const shown = await this.#host.ask(() => this.#host.api.get<Case>(path));
    if (!shown || this.#target !== target) return;
    setServerTime(shown.now);
    this.#case = shown;
    this.#show(shown);
    this.#host.shown(shown);
  }

  #show(shown: Case): void {
    const { api, act, refresh, acknowledge, openConversation, me } = this.#host;
    this.#empty.hidden = true;
    this.#conversation.node.hidden = false;
    const first = shown.messages[0]?.seq ?? 0;
    const older = this.#older.filter(({ seq }) => seq < first);
    this.#conversation.show(shown, older, this.#hasOlder ?? shown.hasEarlier, me().id);
    this.#side.show({
      shown,
      meId: me().id,
      actions: {
        reveal: (id) => {
          openConversation();
          this.#conversation.reveal(id);
        },
        logCall: (outcome) =>
          void act(() => api.post(`/handoffs/${this.handoffId}/call`, { outcome }), 'Call logged.'),
        completeTask: (task) => taskDialog(api, task, refresh),
        acknowledge,
        recordStep: (id, step) => stepDialog(api, id, step, refresh),
        addFact: (id) => factDialog(api, id, refresh),
        setLocation: (incident) => locationDialog(api, incident, refresh),
        closeIncident: (incident) =>
          closeIncidentDialog(api, incident, shown.can.includes('waive_steps'), refresh),
        openIncident: () =>
          openIncidentDialog(api, shown.client.id, shown.client.session?.categories ?? [], refresh),
        reviewIncident: (id) => reviewDialog(api, `/incidents/${id}`, refresh),
        proveIncident: (id) => void act(() => proofDialog(api, id)),
        dispatchOptions: (incident) => optionsDialog(api, incident),
        assignTask: (task) => void act(() => assignDialog(api, task, me().id, refresh)),
        newTask: () => void act(() => newTaskDialog(api, shown.client.id, serverNow, refresh)),
        editPlan: () => void act(() => planDialog(api, shown.client.id, refresh)),
        approvePlan: (plan) => approveDialog(api, shown.client.id, plan, refresh),
        callContact: (contact) => contactDialog(api, this.handoffId, contact, refresh),
      },
    });
  }

  /** Puts the video room's address into the box, for the clinician to send when it fits. */
  async #offerVideo(): Promise<void> {
    const { link } = await this.#host.api.get<{ link: string | null }>(`/handoffs/${this.handoffId}/video`);
    if (!link) throw new Error('This program has no video room. The protocol’s “videoLink” sets one.');
    this.#conversation.composer.insert(link);
    window.open(link, '_blank', 'noopener');
  }

  /** A client's file, fetched once while this page is open. */
  #file(id: string): Promise<string> {
    const known = this.#files.get(id);
    if (known) return known;
    const fetched = this.#host.api.file(`/media/${id}`);
    this.#files.set(id, fetched);
    fetched.catch(() => this.#files.delete(id));
    return fetched;
  }

  /** Lets go of everything that was fetched for a client. */
  #forgetFiles(): void {
    for (const file of this.#files.values())
      file.then(
        (address) => URL.revokeObjectURL(address),
        () => null,
      );
    this.#files.clear();
  }

  async #readEarlier(): Promise<void> {
    const shown = this.#case;
    const before = (this.#older[0] ?? shown?.messages[0])?.seq;
    if (!shown || before === undefined) return;
    const page = await this.#host.api.get<{ messages: Message[]; hasEarlier: boolean }>(
      `/clients/${shown.client.id}/messages?before=${before}`,
    );
    this.#older = [...page.messages, ...this.#older];
    this.#hasOlder = page.hasEarlier;
    this.#show(shown);
  }
}
