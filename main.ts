import { readConfig } from './config.ts';
import type { OpenDatabase } from './platform/postgres/open-database.ts';

const HELP = `npm start [-- --sample]

Serves Handrail. Everything is configured by environment variables; README.md lists them.
  --sample   loads a small fictional program first: clients, staff, on-call shifts, resources`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(HELP);
    return;
  }
  const unknown = args.find((arg) => arg !== '--sample');
  if (unknown) fail(`cannot start: unknown option ${unknown}; see npm start -- --help`);
  let stop: () => Promise<void>;
  let opening: Promise<OpenDatabase> | undefined;
  try {
    const config = readConfig(process.env);
    // Loaded only now: help and a wrong configuration are answered at once, without the whole product in memory.
    const { openDatabase } = await import('./platform/postgres/open-database.ts');
    // PostgreSQL starts while the rest is loaded: each takes about a second, on a core of its own.
    opening = openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl ?? undefined });
    opening.catch(() => undefined);
    const { serve } = await import('./operations/running/serve.ts');
    stop = await serve(config, args.includes('--sample'), opening);
  } catch (error) {
    // A start that came to nothing leaves no PostgreSQL behind.
    await opening?.then((opened) => opened.stop()).catch(() => undefined);
    fail(`cannot start: ${explain(error)}`);
  }
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    console.log('Stopping: finishing what is under way.');
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function explain(error: unknown): string {
  if (error && typeof error === 'object' && 'code' in error && error.code === 'EADDRINUSE') {
    return 'the port is taken by another program; stop it or set PORT to a free one';
  }
  return error instanceof Error ? error.message : String(error);
}

function fail(line: string): never {
  console.error(`Handrail ${line}`);
  process.exit(1);
}

// Whoever reads the output may go away (a closed terminal, a pipe that ended): the server goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

await main(process.argv.slice(2));
