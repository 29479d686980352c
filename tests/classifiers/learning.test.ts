import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { learn, manageModels } from '../../classifiers/commands/learn.ts';
import { gate } from '../../classifiers/learning/gate.ts';
import { readLabels } from '../../classifiers/learning/labels.ts';
import {
  addModel,
  makeLive,
  readRegistry,
  rollBack,
  setShadow,
  weightsFile,
  writeRegistry,
} from '../../classifiers/learning/registry.ts';
import { type ShadowDifference, summarise, withShadow } from '../../classifiers/learning/shadow.ts';
import { type RiskWeights, riskWeights, useWeights } from '../../classifiers/model/weights.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'models-'));
});
afterEach(() => {
  useWeights(undefined);
  rmSync(dataDir, { recursive: true });
});

const passed = { passes: true, compared: 3, behind: [] };
const AT = '2026-03-01T10:00:00Z';
const named = (version: string): RiskWeights => ({ ...riskWeights(), version });

describe('labels', () => {
  it('leaves out erased clients and counts broken lines', () => {
    const lines = [
      { text: 'i am done with all of it', crisis: true, level: 'high', client: 'c1' },
      { text: 'see you at group', crisis: false, client: 'c2' },
      { text: 'no client', crisis: false },
    ].map((line) => JSON.stringify(line));
    const found = readLabels([...lines, 'not json'].join('\n'), new Set(['c2']));
    expect(found.rows.map((row) => [row.text, row.crisis, row.level, row.group])).toEqual([
      ['i am done with all of it', true, 'high', 'c1'],
    ]);
    expect(found).toMatchObject({ erased: 1, broken: 2 });
  });

  it('are not learned from before the program consents', () => {
    expect(() => learn(dataDir, 'none.jsonl', undefined, AT, () => {})).toThrow(/not consented/);
  });
});

describe('gate', () => {
  const figure = (name: string, auc: number, sensitivity: number, rows = 500) => ({
    by: 'language',
    name,
    rows,
    crisis: 100,
    auc,
    sensitivity,
  });
  it('holds back a model that falls behind on one slice, and forgives chance and tiny slices', () => {
    const live = [figure('en', 0.9, 0.6), figure('es', 0.85, 0.4), figure('mix', 0.9, 0.6, 20)];
    expect(gate(live, [figure('en', 0.92, 0.7), figure('es', 0.849, 0.39)]).passes).toBe(true);
    const worse = gate(live, [figure('en', 0.95, 0.8), figure('es', 0.8, 0.4), figure('mix', 0.5, 0.1)]);
    expect(worse.passes).toBe(false);
    expect(worse.behind.map((item) => item.slice)).toEqual(['language es']);
    expect(gate(live, []).passes).toBe(false);
  });
});

describe('models of the program', () => {
  it('are stored in DATA_DIR, go live, are rolled back, and name themselves in assessments', () => {
    addModel(dataDir, named('one'), { at: AT, labels: 5, gate: passed });
    addModel(dataDir, named('two'), { at: AT, labels: 9, gate: { ...passed, passes: false } });
    expect(readRegistry(dataDir)).toMatchObject({ live: null, shadow: null });
    expect(() => makeLive(readRegistry(dataDir), 'two')).toThrow(/gate/);
    expect(() => makeLive(readRegistry(dataDir), 'three')).toThrow(/unknown/);
    writeRegistry(dataDir, setShadow(makeLive(readRegistry(dataDir), 'one'), 'two'));
    expect(readRegistry(dataDir)).toMatchObject({ live: 'one', shadow: 'two', before: [null] });
    const shipped = assess({ text: 'hello' }).model;
    useWeights(weightsFile(dataDir, 'one'));
    expect(assess({ text: 'hello' }).model).toBe('one');
    writeRegistry(dataDir, rollBack(readRegistry(dataDir)));
    expect(readRegistry(dataDir).live).toBeNull();
    useWeights(undefined);
    expect(assess({ text: 'hello' }).model).toBe(shipped);
  });

  it('are listed by the command, consent with its name and time', () => {
    const said: string[] = [];
    addModel(dataDir, named('one'), { at: AT, labels: 5, gate: passed });
    expect(manageModels(dataDir, {}, AT, () => {})).toBe(false);
    manageModels(dataDir, { consent: 'Dr. Lee', live: 'one' }, AT, (line) => said.push(line));
    expect(said.join('\n')).toContain(`allowed by Dr. Lee, ${AT}`);
    expect(said.join('\n')).toMatch(/live: one/);
    manageModels(dataDir, { revoke: true, rollback: true }, AT, () => {});
    expect(readRegistry(dataDir)).toMatchObject({ consent: null, live: null });
  });
});

describe('shadow mode', () => {
  it('answers with the live model and reports where the candidate differs, failures included', () => {
    const differences: ShadowDifference[] = [];
    const timid = {
      ...named('timid'),
      thresholds: { ...riskWeights().thresholds, page: 99, distressPage: 99 },
    };
    const texts = ['a veces pienso que seria mejor no despertar', 'what time is group'];
    const assessed = texts.map((text) => withShadow(timid, (item) => differences.push(item))({ text }));
    expect(assessed.map((item) => item.model)).toEqual(texts.map(() => riskWeights().version));
    const broken = { ...named('broken'), level: null } as unknown as RiskWeights;
    withShadow(broken, (item) => differences.push(item))({ text: 'hi' });
    expect(summarise(differences)).toMatchObject({ higher: 0, failed: 1 });
    expect(differences.at(-1)?.shadow).toBe('failed');
  });
});
