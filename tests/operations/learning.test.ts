import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addModel, readRegistry, writeRegistry } from '../../classifiers/learning/registry.ts';
import { readShadowCounts } from '../../classifiers/learning/shadow-counts.ts';
import { type RiskWeights, riskWeights, useWeights } from '../../classifiers/model/weights.ts';
import { startLearning } from '../../operations/running/learning.ts';
import { silentLog } from '../../platform/log.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'learning-'));
});
afterEach(() => {
  useWeights(undefined);
  rmSync(dataDir, { recursive: true });
});

const passed = { passes: true, compared: 3, behind: [] };
const AT = '2026-03-01T10:00:00Z';
const consent = { by: 'Dr. Lee', at: AT };
const add = (version: string, change: Partial<RiskWeights> = {}) =>
  addModel(dataDir, { ...riskWeights(), ...change, version }, { at: AT, labels: 5, gate: passed });
const change = (fields: Partial<ReturnType<typeof readRegistry>>) =>
  writeRegistry(dataDir, { ...readRegistry(dataDir), ...fields });
const ask = (learning: ReturnType<typeof startLearning>, text: string) =>
  learning.assess({ text, context: [], minor: false });

describe('the server', () => {
  it("answers with the program's live model while it consents, with the shipped one after", () => {
    const shipped = riskWeights().version;
    add('own-1');
    change({ live: 'own-1' });
    expect(
      ask(
        startLearning(dataDir, silentLog, () => 0),
        'hello',
      ).model,
    ).toBe(shipped);
    change({ consent });
    const learning = startLearning(dataDir, silentLog, () => 0);
    expect(ask(learning, 'hello').model).toBe('own-1');
    expect(learning.allowed()).toBe(true);
    change({ consent: null });
    expect(learning.allowed()).toBe(false);
    expect(
      ask(
        startLearning(dataDir, silentLog, () => 0),
        'hello',
      ).model,
    ).toBe(shipped);
  });

  it('runs the shadow beside the live one and keeps counts without a word', () => {
    add('timid', { thresholds: { ...riskWeights().thresholds, page: 99, distressPage: 99 } });
    change({ consent, shadow: 'timid' });
    let now = 0;
    const learning = startLearning(dataDir, silentLog, () => now);
    expect(ask(learning, 'a veces pienso que seria mejor no despertar').model).toBe(riskWeights().version);
    now = 20_000;
    ask(learning, 'what time is group');
    expect(readShadowCounts(dataDir)).toMatchObject({ version: 'timid', messages: 2, failed: 0, higher: 0 });
    expect(JSON.stringify(readShadowCounts(dataDir))).not.toMatch(/despertar|group/);
  });

  it('answers with the shipped model where a model or the registry is damaged', () => {
    add('own-1');
    change({ consent, live: 'own-1' });
    writeFileSync(join(dataDir, 'models', 'own-1.bin'), 'no weights');
    expect(
      ask(
        startLearning(dataDir, silentLog, () => 0),
        'hello',
      ).model,
    ).toBe(riskWeights().version);
    writeFileSync(join(dataDir, 'models', 'registry.json'), '{');
    const learning = startLearning(dataDir, silentLog, () => 0);
    expect(ask(learning, 'hello').level).toBe('none');
    expect(learning.allowed()).toBe(false);
  });
});
