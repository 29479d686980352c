import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rocCurve, wilson, workingCurve } from '../../classifiers/evaluation/curves.ts';
import { evaluate, judge } from '../../classifiers/evaluation/evaluate-pack.ts';
import { htmlReport, textReport } from '../../classifiers/evaluation/report.ts';
import { readPack } from '../../classifiers/training/packs.ts';

describe('curves', () => {
  const scores = Array.from({ length: 2_000 }, (_, at) => at / 2_000);
  const labels = scores.map((score) => score > 0.9);

  it('keep alerts within the rate that was asked for', () => {
    const curve = workingCurve(
      scores,
      scores.map((_, at) => at % 10 === 0),
    );
    expect(curve.length).toBeGreaterThan(3);
    curve.forEach((point, at) => {
      expect(point.alertsPerThousand).toBeLessThanOrEqual([1, 2, 5, 10, 20, 50, 100][at] as number);
      expect(point.sensitivity).toBeGreaterThanOrEqual(curve[at - 1]?.sensitivity ?? 0);
    });
    expect(workingCurve([0.5], [false])).toEqual([]);
  });

  it('run from no alarm to all of them', () => {
    const curve = rocCurve(scores, labels);
    expect(curve[0]).toEqual([0, 0]);
    expect(curve.at(-1)).toEqual([1, 1]);
    expect(curve.some(([alarms, hits]) => alarms === 0 && hits === 1)).toBe(true);
  });

  it('have intervals that hold the share', () => {
    const [low, high] = wilson(9, 10) as [number, number];
    expect(low).toBeCloseTo(0.596, 2);
    expect(high).toBeCloseTo(0.982, 2);
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('an evaluation', () => {
  it('has figures by level, language and category, with intervals, in text and page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    const file = join(folder, 'pack.tsv');
    const lines = [
      'id\tsource\ttext\tlabel\tlevel\tlanguage\tcategories',
      '1\ta\ti am going to kill myself tonight\tcrisis\timminent\ten\tsuicide',
      '2\ta\tcan you send the zoom link\tnot_crisis\tnone\ten\t',
      '3\tb\tme quiero morir\tcrisis\tmoderate\tes\tsuicide',
      '4\tb\tdinner was good thanks\tnot_crisis\tnone\ten\t',
    ];
    writeFileSync(file, lines.join('\n'));
    const evaluation = evaluate(judge(readPack(file)));
    rmSync(folder, { recursive: true });
    expect(evaluation.languages.map((group) => group.name)).toEqual(['en', 'es']);
    expect(evaluation.categories.map((group) => [group.name, group.crisis, group.auc])).toEqual([
      ['suicide', 2, 1],
    ]);
    expect(evaluation.categoryFinds).toMatchObject([{ category: 'suicide', rows: 2, recall: 1 }]);
    expect(evaluation.overall.sensitivityInterval?.[1]).toBeCloseTo(1, 5);
    const text = textReport(evaluation, false);
    expect(text).toContain('specificity 95 % interval');
    expect(text).toContain('crises of each category');
    const page = htmlReport(evaluation);
    expect(page).toContain('aria-label="ROC curve');
    expect(page).toContain('alerts per 1,000');
  });
});
