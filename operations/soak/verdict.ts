import type { Database } from '../../platform/database/database.ts';
import type { TakenRequest } from './faulty-twilio.ts';
import type { Accepted } from './load.ts';
import type { Roamer } from './roamer.ts';

/** What was lost, doubled or out of order; ids only. */
export interface Verdict {
  readonly accepted: number;
  /** Accepted, and not stored exactly once or without its one turn. */
  readonly lost: readonly string[];
  readonly turnsTwice: number;
  /** Sent twice to a telephone although the first answer was clear: a fault. */
  readonly doubled: readonly string[];
  /** Sent twice after an attempt whose outcome nobody could know. */
  readonly doubledUnknown: number;
  /** Neighbours of one conversation that are in the wrong order: as stored, as sent by text, as shown in a browser. */
  readonly inverted: number;
  readonly pairs: number;
  /** Shown twice in a browser, or never. */
  readonly shownWrongly: number;
  /** Open handoffs without a living claim and without a timer, and pages that were due and are not sent. */
  readonly orphans: number;
  readonly unsent: number;
  /** Milliseconds from accepting the words to the first page taken by Twilio, per client at risk. */
  readonly pageMs: readonly number[];
  readonly unpaged: number;
}

export async function judge(parts: {
  readonly database: Database;
  readonly accepted: readonly Accepted[];
  readonly taken: readonly TakenRequest[];
  readonly roamers: readonly Roamer[];
}): Promise<Verdict> {
  const { database, accepted, taken, roamers } = parts;
  const stored = await storedTurns(database);
  const lost = accepted.filter(({ id }) => stored.get(id)?.turns !== 1).map(({ id }) => id);
  const { doubled, doubledUnknown } = doubles(taken);
  const inOrder = storedOrder(accepted, stored);
  const sent = sentOrder(taken, await outboxOrder(database));
  const shown = shownOrder(roamers);
  const pages = await pageTimes(database, accepted, taken);
  return {
    accepted: accepted.length,
    lost,
    turnsTwice: [...stored.values()].filter(({ turns }) => turns > 1).length,
    doubled,
    doubledUnknown,
    inverted: inOrder.inverted + sent.inverted + shown.inverted,
    pairs: inOrder.pairs + sent.pairs + shown.pairs,
    shownWrongly: roamers.filter((roamer) => !roamer.isWhole()).length,
    ...(await leftovers(database)),
    ...pages,
  };
}

async function storedTurns(database: Database): Promise<Map<string, { seq: number; turns: number }>> {
  const { rows } = await database.pool.query<{ key: string; seq: number; turns: number }>(
    `SELECT i.provider_key AS key, m.seq, (SELECT count(*)::int FROM assessment a WHERE a.message_id = m.id) AS turns
     FROM inbox i JOIN message m ON m.id = i.message_id`,
  );
  return new Map(rows.map(({ key, seq, turns }) => [key.split(':').at(-1) ?? '', { seq, turns }]));
}

/** The same row or page taken more than once. */
function doubles(taken: readonly TakenRequest[]): { doubled: string[]; doubledUnknown: number } {
  const byAbout = new Map<string, TakenRequest[]>();
  for (const one of taken) {
    if (one.about) byAbout.set(one.kind + one.about, [...(byAbout.get(one.kind + one.about) ?? []), one]);
  }
  const twice = [...byAbout.values()].filter((all) => all.length > 1);
  const isUnknown = (all: TakenRequest[]) => all.slice(0, -1).every(({ fault }) => fault !== 'none');
  return {
    doubled: twice.filter((all) => !isUnknown(all)).map(([first]) => first?.sid ?? ''),
    doubledUnknown: twice.filter(isUnknown).length,
  };
}

interface Order {
  readonly pairs: number;
  readonly inverted: number;
}

function countOrder(series: Iterable<readonly number[]>): Order {
  let pairs = 0;
  let inverted = 0;
  for (const numbers of series) {
    for (let i = 1; i < numbers.length; i += 1) {
      pairs += 1;
      if ((numbers[i] ?? 0) < (numbers[i - 1] ?? 0)) inverted += 1;
    }
  }
  return { pairs, inverted };
}

function storedOrder(accepted: readonly Accepted[], stored: ReadonlyMap<string, { seq: number }>): Order {
  const byClient = new Map<string, number[]>();
  for (const { client, id } of accepted) {
    const seq = stored.get(id)?.seq;
    if (seq !== undefined) byClient.set(client, [...(byClient.get(client) ?? []), seq]);
  }
  return countOrder(byClient.values());
}

async function outboxOrder(database: Database): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ id: string; seq: number }>(
    `SELECT o.id, m.seq FROM outbox o JOIN message m ON m.id = o.message_id WHERE o.channel = 'sms'`,
  );
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}

/** Texts to one telephone in the order in which Twilio took them, each counted at its first time. */
function sentOrder(taken: readonly TakenRequest[], seqOf: ReadonlyMap<string, number>): Order {
  const byNumber = new Map<string, number[]>();
  const known = new Set<string>();
  for (const { about, to } of taken) {
    const row = new URLSearchParams(about).get('row') ?? '';
    const seq = seqOf.get(row);
    if (seq === undefined || known.has(row)) continue;
    known.add(row);
    byNumber.set(to, [...(byNumber.get(to) ?? []), seq]);
  }
  return countOrder(byNumber.values());
}

function shownOrder(roamers: readonly Roamer[]): Order {
  return countOrder(roamers.map(({ lines }) => lines.map(({ seq }) => seq)));
}

async function leftovers(database: Database): Promise<{ orphans: number; unsent: number }> {
  const { rows } = await database.pool.query<{ orphans: number; unsent: number }>(
    `SELECT (SELECT count(*)::int FROM handoff h WHERE h.state IN ('waiting', 'claimed', 'contacted')
               AND NOT EXISTS (SELECT 1 FROM timer t WHERE t.client_id = h.client_id AND t.state = 'pending')
               AND (h.lease_until IS NULL OR h.lease_until < $1)) AS orphans,
            (SELECT count(*)::int FROM outbox WHERE state IN ('pending', 'sending') AND channel IN ('sms', 'voice')) AS unsent`,
    [database.clock.now()],
  );
  return rows[0] ?? { orphans: -1, unsent: -1 };
}

async function pageTimes(
  database: Database,
  accepted: readonly Accepted[],
  taken: readonly TakenRequest[],
): Promise<{ pageMs: number[]; unpaged: number }> {
  const { rows } = await database.pool.query<{ page: string; key: string }>(
    `SELECT e.id AS page, i.provider_key AS key FROM escalation e JOIN inbox i ON i.client_id = e.client_id
     WHERE e.route IN ('sms', 'voice')`,
  );
  const pagesOf = new Map<string, Set<string>>();
  for (const { page, key } of rows) {
    const id = key.split(':').at(-1) ?? '';
    pagesOf.set(id, (pagesOf.get(id) ?? new Set()).add(page));
  }
  const pageMs: number[] = [];
  let unpaged = 0;
  for (const { id, at, isRisk } of accepted) {
    if (!isRisk) continue;
    const pages = pagesOf.get(id) ?? new Set();
    const first = taken.find(({ about }) => pages.has(new URLSearchParams(about).get('page') ?? ''));
    if (first) pageMs.push(Math.max(0, first.at - at));
    else unpaged += 1;
  }
  return { pageMs, unpaged };
}
