import { channelWord, triggerWord } from '../../../../words/of-handoffs.ts';
import { el } from '../../../shared/dom.ts';
import type { Target } from '../../case-pane.ts';
import type { Api } from '../../client/api.ts';
import type { QueueItem } from '../../client/wire.ts';
import { clientTitle } from '../../client-title.ts';
import { gapsList, type OnCallGap } from '../on-call-gaps.ts';
import { button, drillMark, elapsed, levelBadge } from '../parts.ts';
import { showModal } from './form-dialog.ts';

/** As the server answers it. */
interface BoardAnswer {
  readonly waiting: readonly QueueItem[];
  readonly claimed: readonly QueueItem[];
  readonly silent: readonly {
    readonly item: QueueItem;
    readonly who: 'client' | 'clinician';
    readonly sinceSeconds: number;
  }[];
  readonly gaps: readonly OnCallGap[];
}

const SHOWN_GAPS = 8;

export interface BoardView {
  /** Reads the board again; nothing once it is closed. */
  read(): Promise<void>;
}

/** The supervisor's board: who waits, who has whom, where nobody speaks any more, and the nights without anybody on call. */
export async function boardDialog(api: Api, open: (target: Target) => void): Promise<BoardView> {
  const columns = el('div', { class: 'board' });
  const show = (item: QueueItem) => {
    dialog.close();
    open({ handoffId: item.id });
  };
  const read = async () => {
    const board = await api.get<BoardAnswer>('/board');
    const focused = columns.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.focus
      : undefined;
    columns.replaceChildren(
      column('Waiting', board.waiting, (item) => cardView(item, show, [waitLine(item)])),
      column('With a clinician', board.claimed, (item) =>
        cardView(item, show, [el('span', { class: 'card-line' }, item.clinician?.name ?? '')]),
      ),
      column('Silent', board.silent, ({ item, who, sinceSeconds }) =>
        cardView(item, show, [silenceLine(item, who, sinceSeconds)]),
      ),
      gapsView(board),
    );
    if (focused) columns.querySelector<HTMLElement>(`[data-focus="${focused}"]`)?.focus();
  };
  await read();
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'board-title' }, 'Board'),
      columns,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    ),
    'board-title',
  );
  dialog.classList.add('dialog-wide', 'dialog-board');
  return { read: async () => void (dialog.open && (await read())) };
}

function column<T>(title: string, rows: readonly T[], view: (row: T) => HTMLElement): HTMLElement {
  return el(
    'section',
    { class: 'board-column' },
    el('h3', {}, `${title} (${rows.length})`),
    rows.length === 0
      ? el('p', { class: 'empty' }, 'Nobody.')
      : el('ul', { class: 'plain' }, ...rows.map((row) => view(row))),
  );
}

function cardView(item: QueueItem, show: (item: QueueItem) => void, lines: readonly Node[]): HTMLElement {
  return el(
    'li',
    { class: `card card-${item.level}` },
    el(
      'button',
      { type: 'button', class: 'card-open', 'data-focus': item.id, onclick: () => show(item) },
      el(
        'span',
        { class: 'card-top' },
        levelBadge(item.level),
        drillMark(item.drill),
        elapsed(item.openedAt),
      ),
      el('span', { class: 'card-line' }, clientTitle(item.client), ` · ${channelWord(item.channel)}`),
      ...lines,
    ),
  );
}

function waitLine(item: QueueItem): HTMLElement {
  return item.nobodyAnswered
    ? el('span', { class: 'card-warning' }, '⚠ Nobody has answered')
    : el('span', { class: 'card-line' }, triggerWord(item.trigger));
}

function silenceLine(item: QueueItem, who: 'client' | 'clinician', sinceSeconds: number): HTMLElement {
  const minutes = Math.max(1, Math.round(sinceSeconds / 60));
  const owes =
    who === 'client'
      ? 'The client says nothing'
      : `${item.clinician?.name ?? 'Whoever has it'} owes an answer`;
  return el('span', { class: 'card-warning' }, `⚠ ${owes}, ${minutes} min`);
}

function gapsView({ gaps }: BoardAnswer): HTMLElement {
  return el(
    'section',
    { class: 'board-column' },
    el('h3', {}, `Gaps ahead (${gaps.length})`),
    gapsList(gaps, SHOWN_GAPS, 'Somebody is on call on every tier for the next seven days.'),
  );
}
