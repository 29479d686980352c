import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let test: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  test = await testDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'handrail-commands-'));
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await test.stop();
});

/** Runs a command as `npm run -s` does once everything is set up. */
async function run(command: string, args: string[] = []) {
  const program = path.resolve(`operations/commands/${command}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: test.url, DATA_DIR: dataDir },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

it('import, export, erase and verify-audit do what they say, one after another', async () => {
  const file = path.join(dataDir, 'roster.json');
  writeFileSync(
    file,
    JSON.stringify([{ id: 'C-1', name: 'Dana Price', phone: '+15555550100' }, { name: 'No Id' }]),
  );
  const imported = await run('import', [file]);
  expect(imported.out).toBe(
    'clients[1]: id is missing\n1 clients, 0 staff, 0 shifts and 0 resources saved, 0 unchanged, 1 failed.\n',
  );
  expect(imported.code).toBe(1);
  // The key was made once, for the owner only; later commands use it without a word.
  expect(imported.err).toMatch(/a key was made/);
  expect(statSync(path.join(dataDir, 'encryption.key')).mode & 0o777).toBe(0o600);

  const exported = await run('export', ['--client', 'C-1']);
  expect(exported).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(exported.out).client).toMatchObject({ id: 'C-1', name: 'Dana Price' });

  expect(await run('erase', ['--client', 'C-1'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/is erased/),
  });
  expect(await run('verify-audit')).toMatchObject({ code: 0, out: expect.stringMatching(/is whole/) });
  // Who ran what, and by which permission.
  const pool = new pg.Pool({ connectionString: test.url, max: 1 });
  const { rows } = await pool.query(
    `SELECT who, what, why FROM audit_event WHERE what IN ('command.run', 'record.exported', 'client.erased') ORDER BY at, position`,
  );
  await pool.end();
  const who = `operator:${userInfo().username}`;
  expect(rows).toEqual([
    { who, what: 'command.run', why: 'import_data' },
    { who, what: 'command.run', why: 'export_record' },
    { who, what: 'record.exported', why: 'requested' },
    { who, what: 'command.run', why: 'erase_client' },
    { who, what: 'client.erased', why: 'requested' },
  ]);
});

it('a command that cannot be done ends with one line and exit code 1', async () => {
  const unknown = await run('export', ['--client', 'nobody']);
  expect(unknown).toEqual({ code: 1, out: '', err: 'No client has this id.\n' });
});
