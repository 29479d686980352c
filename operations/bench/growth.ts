import { readDeskQueue, readPulse } from '../../channels/desk/read/queue.ts';
import { readToDo } from '../../channels/desk/read/to-do.ts';
import type { Database } from '../../platform/database/database.ts';
import { fill, type Volume } from './fill.ts';
import { enrol, startHandrail } from './handrail.ts';
import { connect, load, round } from './load.ts';

const PEOPLE = 40;
const WAITING = 12;
const VIEWS = 150;
const WARM_UP_SECONDS = 3;
const IN_DANGER = 'i have the pills in my hand and im going to take them tonight';

/** Milliseconds at the middle, by what was measured. */
type Figures = ReadonlyMap<string, number>;

export interface Growth {
  readonly volume: Volume;
  readonly rows: { readonly name: string; readonly empty: number; readonly full: number }[];
}

/**
 * What a turn and the desk's views take in a database that is nearly empty, and in one that holds the record of a long
 * time, on one server that is not started anew in between.
 */
export async function measureGrowth(
  parts: { readonly database: Database; readonly url: string; readonly encryptionKey: string },
  volume: Volume,
  seconds: number,
): Promise<Growth> {
  const { database } = parts;
  await enrol(database, PEOPLE + WAITING);
  const server = await startHandrail(parts.url, parts.encryptionKey);
  try {
    const open = async (i: number) =>
      connect(server.url, '/chat', { session: await server.openChat(i), after: 0 });
    const writers = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => open(i)));
    const inDanger = await Promise.all(Array.from({ length: WAITING }, (_, i) => open(PEOPLE + i)));
    for (const writer of inDanger) await writer.send(IN_DANGER);
    const measure = async (): Promise<Figures> => {
      await load(writers, 4, WARM_UP_SECONDS);
      const one = await load(writers, 1, seconds);
      const many = await load(writers, 20, seconds);
      return new Map([
        ['first reply, one person writing', one.p50],
        ['first reply, 20 people writing', many.p50],
        ['desk: queue', await middle(() => readDeskQueue(database))],
        ['desk: pulse', await middle(() => readPulse(database))],
        ['desk: tasks and alerts', await middle(() => readToDo(database))],
      ]);
    };
    console.error('bench: nearly empty');
    const empty = await measure();
    console.error(`bench: filling in ${volume.messages} messages of ${volume.clients} clients`);
    await fill(database, volume);
    console.error('bench: full');
    const full = await measure();
    for (const writer of [...writers, ...inDanger]) writer.close();
    const rows = [...empty].map(([name, before]) => ({ name, empty: before, full: full.get(name) ?? 0 }));
    return { volume, rows };
  } finally {
    await server.stop();
  }
}

export function printGrowth({ volume, rows }: Growth): void {
  const { messages, clients, openTimers } = volume;
  console.log(`\n${messages} messages, ${clients} clients, ${openTimers} open timers; p50 in ms`);
  console.log(`${''.padEnd(36)}   empty    full   ratio`);
  for (const { name, empty, full } of rows)
    console.log(
      `${name.padEnd(36)}${[empty, full, round(full / empty)].map((value) => String(value).padStart(8)).join('')}`,
    );
}

async function middle(view: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < VIEWS; i += 1) {
    const began = performance.now();
    await view();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return round(took[Math.floor(took.length / 2)] ?? 0);
}
