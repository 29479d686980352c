import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../platform/postgres/open-database.ts';
import { hasHeld, soakTable } from '../soak/report.ts';
import { soak } from '../soak/soak.ts';

const HELP = `Usage: npm run -s soak [-- --messages 2000] [--seed N] [--clients 20] [--every 60] [--pause 500] [--redis URL] [--out FILE]

Runs the product with a PostgreSQL of its own while it is killed without warning or paused again and again, the network to
PostgreSQL is slow or torn, PostgreSQL itself crashes, Redis (where given) forgets, and Twilio (a stand-in) answers 429, 500, late or never; then counts what was lost, doubled or out of order. Touches no other database, and
calls nobody. The same seed makes the same faults. Exit code 1 where a promise was broken.

  --messages N  faults go on until so many were accepted                   --seed N      the schedule; told by each run
  --every N     something happens after about so many accepted messages
  --clients N   half in browsers, half by text                             --pause MS    each client's pause between two messages
  --redis URL   an empty Redis of your own                                 --out FILE    the whole report as JSON`;

const OPTIONS = {
  messages: { type: 'string', default: '2000' },
  every: { type: 'string', default: '60' },
  seed: { type: 'string' },
  clients: { type: 'string', default: '20' },
  pause: { type: 'string', default: '500' },
  redis: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'handrail-soak-db-'));
  const opened = await openDatabase({ dataDir: folder });
  try {
    const report = await soak({
      seed: Number(values.seed ?? Math.floor(Math.random() * 1e9)),
      messages: Number(values.messages),
      between: [Number(values.every) / 2, Number(values.every) * 1.5],
      clients: Number(values.clients),
      pauseMs: Number(values.pause),
      databaseUrl: opened.url,
      mayCrashPostgres: true,
      redisUrl: values.redis ?? null,
      tell: (line) => console.error(line),
    });
    console.log(soakTable(report));
    if (values.out) await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
    return hasHeld(report) ? 0 : 1;
  } finally {
    await opened.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
