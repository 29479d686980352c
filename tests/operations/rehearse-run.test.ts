import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPassed, rehearse, toFile } from '../../operations/rehearsal/rehearse.ts';
import { reportCount, reportScenario } from '../../operations/rehearsal/report.ts';
import { readScenarios, type Scenario } from '../../operations/rehearsal/scenario.ts';
import { openScratchDatabases, type ScratchDatabases } from '../../operations/rehearsal/scratch-database.ts';
import { builtInProtocol } from '../../program/protocol/load-protocol.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let server: TestDatabase;
let databases: ScratchDatabases;
beforeAll(async () => {
  server = await testDatabase();
  databases = await openScratchDatabases(server.url);
});
afterAll(async () => {
  await databases.close();
  await server.stop();
});

function script(more: object): Scenario {
  const scenario = {
    id: 'R-1',
    title: 'Asks for a person',
    channel: 'sms',
    client: { alias: 'Ana', language: 'en' },
    env: { local_time: '2026-03-10T22:40', on_call: { primary_ack_s: 90 } },
    turns: [{ client: 'can i talk to a real person' }, { client: null, wait_s: 1000 }, { client: 'ok' }],
    ...more,
  };
  const [read] = readScenarios('r.json', JSON.stringify({ scenarios: [scenario] }));
  if (!read) throw new Error('no scenario');
  return read;
}

describe('a rehearsal', () => {
  it('keeps the clock of the script: a minute between lines, silences as long as they say', async () => {
    const turns = [
      { client: 'hi' },
      { client: 'hello' },
      { client: null, wait_s: 500 },
      { client: 'hey', wait_s: 30 },
    ];
    const { played } = await rehearse(databases, script({ turns }), builtInProtocol());
    expect(played.turns.map(({ at }) => at)).toEqual([
      '2026-03-11T02:40:00.000Z',
      '2026-03-11T02:41:00.000Z',
      '2026-03-11T02:49:20.000Z',
      '2026-03-11T02:49:50.000Z',
    ]);
    expect(played.faults).toEqual([]);
  });

  it('pages the ladder; a rung that acknowledges does not claim, and one without a time says nothing', async () => {
    const { played } = await rehearse(databases, script({}), builtInProtocol());
    const [handoff] = played.record.handoffs;
    expect(handoff?.state).toBe('waiting');
    const results = new Map(handoff?.escalations.map(({ to, result }) => [to, result]));
    expect(results.get('primary')).toBe('answered');
    expect(results.get('backup')).toBe('sent');
    expect(played.turns.map((turn) => turn.handoff?.state)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('writes what the interface promises and no more', async () => {
    const file = toFile(await rehearse(databases, script({}), builtInProtocol())) as {
      turns: { replies: object[] }[];
    };
    expect(Object.keys(file)).toEqual(['id', 'turns', 'record']);
    const [turn] = file.turns;
    expect(Object.keys(turn ?? {})).toEqual(['at', 'client', 'channel', 'replies', 'level', 'handoff']);
    expect(Object.keys(turn?.replies[0] ?? {})).toEqual(['at', 'from', 'channel', 'text', 'to']);
  });

  it('reports what failed, what was found and the turns around it; optional and judged ones do not count', async () => {
    const expected = [
      { after: 1, check: 'no_handoff' },
      { after: 1, check: 'incident_open', optional: true },
      { after: 1, check: 'no_blame' },
    ];
    const failed = await rehearse(databases, script({ expected }), builtInProtocol());
    const passed = await rehearse(databases, script({ expected: expected.slice(1) }), builtInProtocol());
    expect([hasPassed(failed), hasPassed(passed)]).toEqual([false, true]);
    const report = reportScenario(failed, false);
    expect(report).toContain('FAIL  R-1  Asks for a person  (0 of 1 checks; judge: 1 left to people)');
    expect(report).toContain('turn 1: no_handoff');
    expect(report).toContain('1. can i talk to a real person');
    expect(reportScenario(passed, false)).not.toContain('1. can i talk');
    expect(reportCount([failed, passed])).toContain('1 of 2 scenarios passed');
  });

  it('leaves no database behind, and clears away what a killed run left', async () => {
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    try {
      await admin.query('CREATE DATABASE handrail_rehearsal_7');
      const other = await openScratchDatabases(server.url);
      const scratch = await other.create();
      await scratch.drop();
      await other.close();
      const { rows } = await admin.query<{ datname: string }>(
        `SELECT datname FROM pg_database WHERE starts_with(datname, 'handrail_rehearsal_')`,
      );
      // What is left is this file's own template, whose run lives.
      expect(rows.map(({ datname }) => datname)).toHaveLength(1);
      expect(rows[0]?.datname).not.toBe('handrail_rehearsal_7');
    } finally {
      await admin.end();
    }
  });
});
