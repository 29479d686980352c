import { PRIORITY, queueDelivery } from '../../../conversations/outbox/queue.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';

/** Pictures come in some seconds after their message. */
const LOOK_EVERY_MS = 5_000;
const AT_ONCE = 20;
/** What came shortly before the handoff belongs to it. */
const BEFORE_MINUTES = 30;

interface SharedRow {
  readonly id: string;
  readonly clientId: string;
  readonly handoffId: string;
  readonly state: string;
  readonly drill: boolean;
}

const UNSHARED_SQL = `
SELECT d.id, d.client_id AS "clientId", h.id AS "handoffId", d.state, h.drill
FROM handoff h
JOIN message m ON m.client_id = h.client_id AND m.direction = 'in' AND m.media_count > 0
  AND m.at >= h.opened_at - interval '${BEFORE_MINUTES} minutes'
JOIN media d ON d.message_id = m.id AND d.state IN ('stored', 'refused', 'failed')
WHERE h.state IN ('waiting', 'claimed', 'contacted')
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.unique_key = 'thread_file:' || h.id || ':' || d.id)
ORDER BY m.seq, d.position LIMIT ${AT_ONCE}`;

/**
 * Clients' pictures and files, into the thread of their open handoff: once each, through the outbox, so that what Slack
 * does not take now is not lost. One that could not be taken from the carrier is said to be missing.
 */
export class MediaShare {
  private readonly database: Database;
  private readonly announcer: Announcer;
  private readonly log: Log;
  private timer: ReturnType<typeof setInterval> | null = null;
  private looking: Promise<number> | null = null;

  constructor(parts: { database: Database; announcer: Announcer; log: Log }) {
    this.database = parts.database;
    this.announcer = parts.announcer;
    this.log = parts.log;
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  /** Queues what is not queued yet; returns how many. Never throws. */
  look(): Promise<number> {
    this.looking ??= this.queue()
      .catch((error: unknown) => {
        this.log.warn('slack.media_failed', { code: errorCodeOf(error) });
        return 0;
      })
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  private async queue(): Promise<number> {
    const { rows } = await this.database.pool.query<SharedRow>({
      name: 'slack_media_unshared',
      text: UNSHARED_SQL,
    });
    for (const row of rows) await this.database.transact(row.clientId, (tx) => this.queueOne(tx, row));
    return rows.length;
  }

  private async queueOne(
    tx: Parameters<Parameters<Database['transact']>[1]>[0],
    row: SharedRow,
  ): Promise<void> {
    const uniqueKey = `thread_file:${row.handoffId}:${row.id}`;
    const known = await tx.query('outbox_key_known', 'SELECT 1 FROM outbox WHERE unique_key = $1', [
      uniqueKey,
    ]);
    if (known.length > 0) return;
    const isThere = row.state === 'stored';
    queueDelivery(tx, this.announcer, {
      channel: 'console',
      recipient: `console:${row.handoffId}`,
      kind: isThere ? 'thread_file' : 'thread_note',
      priority: PRIORITY.thread,
      ownerRule: 'any',
      handoffId: row.handoffId,
      uniqueKey,
      body: isThere
        ? { data: { mediaId: row.id } }
        : { text: 'The client sent an attachment that could not be taken. Ask them what it was.' },
      drill: row.drill,
    });
  }
}
