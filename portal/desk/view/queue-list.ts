import { channelWord, queueWord, stateWord, triggerWord } from '../../../words/of-handoffs.ts';
import { alertWord, taskWord } from '../../../words/of-work.ts';
import { el } from '../../shared/dom.ts';
import type { AlertItem, Queue, QueueItem, TaskItem } from '../client/wire.ts';
import { clientTitle } from '../client-title.ts';
import { clockTime, dueIn } from '../time.ts';
import { Keyed } from './keyed.ts';
import { button, closedBadge, drillMark, elapsed, levelBadge } from './parts.ts';

export interface QueueActions {
  readonly open: (target: { handoffId?: string; clientId?: string }) => void;
  readonly claim: (handoffId: string) => void;
  readonly completeTask: (task: TaskItem) => void;
  readonly acknowledge: (alertId: string) => void;
}

/** A list under a heading that counts itself and says when it is empty. */
class Section<T> {
  readonly node: HTMLElement;
  readonly #count = el('span', { class: 'count' });
  readonly #empty: HTMLElement;
  readonly #list = el('ul', { class: 'cards' });
  readonly #keyed: Keyed<T>;
  readonly #hidesEmpty: boolean;

  constructor(
    title: string,
    empty: string | null,
    keyOf: (item: T) => string,
    make: (item: T) => HTMLElement,
  ) {
    this.#hidesEmpty = empty === null;
    this.#empty = el('p', { class: 'empty' }, empty ?? '');
    this.node = el(
      'section',
      { class: 'queue-section' },
      el('h2', {}, title, ' ', this.#count),
      this.#empty,
      this.#list,
    );
    this.#keyed = new Keyed(this.#list, keyOf, make);
  }

  update(items: readonly T[], extra: (item: T) => unknown): void {
    this.#keyed.update(items, extra);
    this.#count.textContent = String(items.length);
    this.#empty.hidden = items.length > 0;
    this.#list.hidden = items.length === 0;
    this.node.hidden = this.#hidesEmpty && items.length === 0;
  }
}

/** The left side: who waits, who is cared for, what is to be done. */
export class QueueList {
  readonly node: HTMLElement;
  readonly #sections: {
    readonly waiting: Section<QueueItem>;
    readonly mine: Section<QueueItem>;
    readonly others: Section<QueueItem>;
    readonly alerts: Section<AlertItem>;
    readonly tasks: Section<TaskItem>;
    readonly recent: Section<QueueItem>;
  };
  #selected: string | null = null;
  #canClaim = false;

  constructor(actions: QueueActions) {
    const card = (item: QueueItem) => this.#card(item, actions);
    const byId = (item: { readonly id: string }) => item.id;
    this.#sections = {
      waiting: new Section(
        'Waiting',
        'Nobody is waiting. New handoffs appear here by themselves.',
        byId,
        card,
      ),
      mine: new Section('With you', null, byId, card),
      others: new Section('With others', null, byId, card),
      alerts: new Section<AlertItem>('Alerts', null, byId, (alert) => alertCard(alert, actions)),
      tasks: new Section<TaskItem>('Tasks', 'Nothing is due.', byId, (task) => taskCard(task, actions)),
      recent: new Section('Closed in the last day', null, byId, card),
    };
    this.node = el('div', { class: 'queue' }, ...Object.values(this.#sections).map(({ node }) => node));
  }

  update(
    queue: Queue,
    view: { readonly meId: string; readonly selected: string | null; readonly canClaim: boolean },
  ): void {
    this.#selected = view.selected;
    this.#canClaim = view.canClaim;
    const { waiting, mine, others, alerts, tasks, recent } = this.#sections;
    const isSelected = (item: { id: string }) => [item.id === view.selected, view.canClaim];
    const isMine = (item: QueueItem) => item.clinician?.id === view.meId;
    waiting.update(
      queue.open.filter(({ state }) => state === 'waiting'),
      isSelected,
    );
    mine.update(
      queue.open.filter((item) => item.state !== 'waiting' && isMine(item)),
      isSelected,
    );
    others.update(
      queue.open.filter((item) => item.state !== 'waiting' && !isMine(item)),
      isSelected,
    );
    alerts.update(queue.alerts, () => null);
    tasks.update(queue.tasks, ({ dueAt }) => dueIn(dueAt).text);
    recent.update(queue.recent, isSelected);
  }

  /** Moves from one handoff of the list to the next. */
  step(by: 1 | -1): void {
    const cards = [...this.node.querySelectorAll<HTMLButtonElement>('.card-open')];
    const at = cards.findIndex(
      (one) => one === document.activeElement || one.getAttribute('aria-current') === 'true',
    );
    cards[Math.min(cards.length - 1, Math.max(0, at + by))]?.focus();
  }

  #card(item: QueueItem, actions: QueueActions): HTMLElement {
    const isCurrent = item.id === this.#selected;
    const isWaiting = item.state === 'waiting';
    const open = el(
      'button',
      {
        type: 'button',
        class: 'card-open',
        'data-focus': 'open',
        ...(isCurrent ? { 'aria-current': 'true' } : {}),
        onclick: () => actions.open({ handoffId: item.id }),
      },
      el(
        'span',
        { class: 'card-top' },
        levelBadge(item.level),
        closedBadge(item.closingLevel),
        drillMark(item.drill),
        el('span', { class: 'card-client' }, clientTitle(item.client)),
      ),
      el(
        'span',
        { class: 'card-line' },
        isWaiting ? elapsed(item.openedAt, 'Waiting ') : stateLine(item),
        ` · ${channelWord(item.channel)}`,
      ),
      el(
        'span',
        { class: 'card-line' },
        `${triggerWord(item.trigger)}${item.queue === 'clinical' ? '' : ` · ${queueWord(item.queue)}`}`,
      ),
      ...warnings(item),
    );
    const canTake = this.#canClaim && item.closedAt === null && (isWaiting || item.isLapsed);
    return el(
      'li',
      { class: `card${isCurrent ? ' card-current' : ''} card-${item.level}` },
      open,
      canTake
        ? button('Claim', () => actions.claim(item.id), { kind: 'main', about: clientTitle(item.client) })
        : undefined,
    );
  }
}

function stateLine(item: QueueItem): string {
  const who = item.clinician ? ` · ${item.clinician.name}` : '';
  return `${stateWord(item.state)}${who}`;
}

function warnings(item: QueueItem): HTMLElement[] {
  const lines: HTMLElement[] = [];
  if (item.snoozedUntil)
    lines.push(el('span', { class: 'card-line' }, `Agreed pause until ${clockTime(item.snoozedUntil)}`));
  else if (item.unansweredSince)
    lines.push(
      el(
        'span',
        { class: 'card-warning' },
        '⚠ ',
        elapsed(item.unansweredSince, 'Client wrote or called ', ' ago, unanswered'),
      ),
    );
  if (item.isLapsed)
    lines.push(el('span', { class: 'card-warning' }, '⚠ The claim has run out: it is open to anyone'));
  if (item.nobodyAnswered && item.state === 'waiting')
    lines.push(
      el(
        'span',
        { class: 'card-warning' },
        item.wasStaffPaged
          ? '⚠ Staff on call were paged, nobody has answered'
          : '⚠ Nobody could be paged by phone, nobody has answered',
      ),
    );
  return lines;
}

function about(item: { client: TaskItem['client'] }): string {
  return item.client ? clientTitle(item.client) : 'This deployment';
}

function openLink(
  item: { clientId: string | null; client: TaskItem['client'] },
  actions: QueueActions,
): HTMLElement {
  const { clientId } = item;
  if (!clientId) return el('span', { class: 'card-client' }, about(item));
  return el(
    'button',
    { type: 'button', class: 'link', 'data-focus': 'open', onclick: () => actions.open({ clientId }) },
    about(item),
  );
}

function alertCard(alert: AlertItem, actions: QueueActions): HTMLElement {
  return el(
    'li',
    { class: 'card card-alert' },
    el(
      'div',
      { class: 'card-body' },
      el('span', { class: 'card-top' }, '⚠ ', alertWord(alert.kind), drillMark(alert.drill)),
      el('span', { class: 'card-line' }, openLink(alert, actions), ' · ', elapsed(alert.at, '', ' ago')),
    ),
    button('Seen', () => actions.acknowledge(alert.id), {
      about: `${alertWord(alert.kind)}, ${about(alert)}`,
    }),
  );
}

function taskCard(task: TaskItem, actions: QueueActions): HTMLElement {
  const due = dueIn(task.dueAt);
  return el(
    'li',
    { class: 'card' },
    el(
      'div',
      { class: 'card-body' },
      el(
        'span',
        { class: 'card-top' },
        taskWord(task.kind),
        drillMark(task.drill),
        el('span', { class: due.isLate ? 'due due-late' : 'due' }, due.isLate ? `⚠ ${due.text}` : due.text),
      ),
      el('span', { class: 'card-line' }, openLink(task, actions), task.owner ? ` · ${task.owner.name}` : ''),
      el('span', { class: 'card-line detail' }, task.detail),
    ),
    button('Done …', () => actions.completeTask(task), { about: `${taskWord(task.kind)}, ${about(task)}` }),
  );
}
