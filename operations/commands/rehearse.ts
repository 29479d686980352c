import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { DatabaseError } from '../../platform/postgres/database-error.ts';
import { openDatabase } from '../../platform/postgres/open-database.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';
import { unknownChecks } from '../rehearsal/checks/index.ts';
import { hasPassed, type Rehearsed, rehearse, toFile } from '../rehearsal/rehearse.ts';
import { reportCount, reportScenario } from '../rehearsal/report.ts';
import { readScenarios, type Scenario } from '../rehearsal/scenario.ts';
import { openScratchDatabases } from '../rehearsal/scratch-database.ts';

const HELP = `Usage: npm run -s rehearse -- FILE... [--out DIR] [--only ID[,ID...]] [--verbose]

Plays the scripted conversations of each FILE through the real engine on a simulated clock, each in a scratch database
that is dropped afterwards, and checks what they expect. Safe beside a running server; nobody is paged and nothing is
sent. Prints a line per scenario, what failed and the turns around it, and a count. Exit code 1 where an expectation
fails that is neither optional nor left to people.

  --out DIR      writes for each scenario DIR/<id>.json: the turns with their replies, and the client's record
  --only ID,...  plays these scenarios only
  --verbose      prints every conversation
  --help         this text

The active protocol is the one of PROTOCOL_FILE. The file format is described in docs/rehearsal.md.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const scenarios = await readAll(positionals, values.only?.split(','));
  const config = readConfig(process.env);
  const protocol = await loadProtocol(config.protocolFile);
  if (values.out) await mkdir(values.out, { recursive: true });
  const opened = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl ?? undefined,
  });
  try {
    const databases = await openScratchDatabases(opened.url);
    try {
      const all: Rehearsed[] = [];
      for (const [index, scenario] of scenarios.entries()) {
        console.error(`playing ${scenario.id} (${index + 1} of ${scenarios.length})`);
        const rehearsed = await rehearse(databases, scenario, protocol);
        all.push(rehearsed);
        console.log(reportScenario(rehearsed, values.verbose ?? false));
        if (values.out) await writeOut(values.out, rehearsed);
      }
      console.log(reportCount(all));
      return all.every(hasPassed) ? 0 : 1;
    } finally {
      await databases.close();
    }
  } finally {
    await opened.stop();
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        out: { type: 'string' },
        only: { type: 'string' },
        verbose: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new HandrailError('bad_request', `${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}

async function readAll(files: readonly string[], only: readonly string[] | undefined): Promise<Scenario[]> {
  if (files.length === 0) throw new HandrailError('bad_request', `a FILE is needed\n\n${HELP}`);
  const all: Scenario[] = [];
  for (const file of files) all.push(...readScenarios(file, await readText(file)));
  const twice = all.find((one, index) => all.findIndex((other) => other.id === one.id) !== index);
  if (twice) throw new HandrailError('bad_request', `two scenarios are called ${twice.id}`);
  for (const scenario of all) {
    const unknown = unknownChecks(scenario);
    if (unknown.length > 0)
      throw new HandrailError('bad_request', `${scenario.id}: unknown check ${unknown.join(', ')}`);
  }
  const missing = only?.find((id) => !all.some((scenario) => scenario.id === id));
  if (missing !== undefined) throw new HandrailError('bad_request', `there is no scenario ${missing}`);
  return only ? all.filter((scenario) => only.includes(scenario.id)) : all;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new HandrailError('bad_request', `${file} cannot be read (${code})`);
  }
}

async function writeOut(folder: string, rehearsed: Rehearsed): Promise<void> {
  const { id } = rehearsed.scenario;
  // An id becomes a file's name: nothing of it may lead elsewhere.
  const file = path.join(folder, `${id.replace(/[^\w.-]/gu, '_')}.json`);
  await writeFile(file, `${JSON.stringify(toFile(rehearsed), null, 2)}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof HandrailError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
