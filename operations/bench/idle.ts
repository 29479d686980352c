import type { Database } from '../../platform/database/database.ts';
import { enrol, startHandrail } from './handrail.ts';
import { connect, load, round, type Writer } from './load.ts';

const AT_ONCE = 50;
const TALKING = 20;
/** Long enough for the heap to settle, and for every socket to be asked whether it is still there. */
const SETTLE_SECONDS = 30;

export interface Idle {
  readonly connected: number;
  readonly rssMbBefore: number;
  readonly rssMb: number;
  readonly cpuMsPerSecond: number;
  /** First reply for one of twenty people who write while the others are only connected. */
  readonly p50: number;
}

/** What `count` browsers cost that are connected and silent: memory, processor time, and what is left for those who write. */
export async function measureIdle(
  parts: { readonly database: Database; readonly url: string; readonly encryptionKey: string },
  count: number,
  seconds: number,
): Promise<Idle> {
  await enrol(parts.database, count);
  const server = await startHandrail(parts.url, parts.encryptionKey);
  try {
    const rssMbBefore = server.cost().rssMb;
    const writers: Writer[] = [];
    let next = 0;
    const opening = async () => {
      for (;;) {
        const i = next++;
        if (i >= count) return;
        writers.push(await connect(server.url, '/chat', { session: await server.openChat(i), after: 0 }));
        if (writers.length % 1_000 === 0) console.error(`bench: ${writers.length} connected`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, opening));
    const before = server.cost();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_SECONDS * 1_000));
    const after = server.cost();
    const { p50 } = await load(writers.slice(0, TALKING), TALKING, seconds);
    const connected = writers.filter(({ socket }) => socket.connected).length;
    for (const writer of writers) writer.close();
    return {
      connected,
      rssMbBefore,
      rssMb: after.rssMb,
      cpuMsPerSecond: round((after.cpuMs - before.cpuMs) / SETTLE_SECONDS),
      p50,
    };
  } finally {
    await server.stop();
  }
}

export function printIdle({ connected, rssMbBefore, rssMb, cpuMsPerSecond, p50 }: Idle): void {
  console.log(`\n${connected} browsers connected and silent: ${rssMb} MB (${rssMbBefore} MB with none),`);
  console.log(`${cpuMsPerSecond} ms of processor a second; first reply p50 ${p50} ms while ${TALKING} write`);
}
