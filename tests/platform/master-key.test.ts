import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../platform/clock.ts';
import { loadMasterKey } from '../../platform/crypto/master-key.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const clock = new SimulatedClock(new Date('2026-03-10T15:00:00Z'));
let test: TestDatabase;
let dataDir: string;
let file: string;
let warnings: string[];

const load = (encryptionKey: string | null = null) =>
  loadMasterKey({ dataDir, encryptionKey }, test.url, clock, (line) => warnings.push(line));

beforeAll(async () => {
  test = await testDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'handrail-key-'));
  file = path.join(dataDir, 'encryption.key');
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await test.stop();
});
beforeEach(() => {
  warnings = [];
});

describe('the master key', () => {
  it('is made once, for the owner only and with a warning, however many processes start at the same time', async () => {
    const keys = await Promise.all([load(), load(), load()]);
    expect(new Set(keys.map((key) => key.toString('base64')))).toEqual(
      new Set([readFileSync(file, 'utf8').trim()]),
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(warnings).toEqual([expect.stringMatching(/a key was made in .*encryption\.key/)]);
    warnings = [];
    await load();
    expect(warnings).toEqual([]);
  });

  it('may come from the environment, as long as it is the one that the database was encrypted with', async () => {
    const own = readFileSync(file, 'utf8').trim();
    expect((await load(own)).toString('base64')).toBe(own);
    const other = Buffer.alloc(32, 1).toString('base64');
    await expect(load(other)).rejects.toMatchObject({ code: 'key_missing', message: /another key/ });
  });

  it('is not made anew for a database that is encrypted already, nor taken from a damaged file', async () => {
    rmSync(file);
    await expect(load()).rejects.toMatchObject({ code: 'key_missing', message: /put the file back/ });
    writeFileSync(file, 'short');
    await expect(load()).rejects.toMatchObject({ code: 'key_missing', message: /32 bytes/ });
  });
});
