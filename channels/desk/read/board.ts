import type { SupervisorBoard } from '../../../handoff/board.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Gap } from '../../../program/on-call/on-call.ts';
import { type QueueItem, readDeskQueue } from './queue.ts';

const DAYS_AHEAD = 7;

/** What a supervisor looks at: who waits, who has whom, where nobody speaks any more, and when nobody will be on call. */
export interface Board {
  readonly now: Date;
  readonly waiting: readonly QueueItem[];
  readonly claimed: readonly QueueItem[];
  readonly silent: readonly {
    readonly item: QueueItem;
    /** Who of the two owes a word. */
    readonly who: 'client' | 'clinician';
    readonly sinceSeconds: number;
  }[];
  readonly gaps: readonly Gap[];
}

/** Reads the board afresh: the same rows as the queue, looked at otherwise. */
export async function readBoardView(database: Database, handoffs: Handoffs): Promise<Board> {
  const board: SupervisorBoard = await handoffs.board();
  const { open } = await readDeskQueue(database);
  const items = new Map(open.map((item) => [item.id, item]));
  return {
    now: database.clock.now(),
    waiting: open.filter(({ state }) => state === 'waiting'),
    claimed: open.filter(({ state }) => state !== 'waiting'),
    silent: board.silent.flatMap(({ id, who, sinceSeconds }) => {
      const item = items.get(id);
      return item ? [{ item, who, sinceSeconds }] : [];
    }),
    gaps: await handoffs.onCall.gaps(DAYS_AHEAD),
  };
}
