import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { decodeWeights, encodeWeights, riskWeights } from '../../classifiers/model/weights.ts';
import { fitAlertCurve, thresholdsAt } from '../../classifiers/model/working-point.ts';
import { levelRank } from '../../platform/risk.ts';

const { thresholds, alertCurve } = riskWeights();
const TEXTS = [
  'i have run out of road and i am so tired of it all',
  'honestly what would change if i was gone',
  'it would be easier for them all',
  'i cant see myself getting old',
  'whats the exchange rate for the peso',
  'i am going to kill myself tonight',
];

describe('the working point by alerts per thousand', () => {
  it('lets about so many of the ordinary messages through as were allowed', () => {
    const ordinary = Array.from({ length: 2000 }, (_, at) => ((at * 7919) % 2000) / 100);
    const curve = fitAlertCurve(ordinary, 19.92);
    for (const [rate, margin] of curve.filter(([each]) => each > 4)) {
      const paged = ordinary.filter((value) => value > margin + 0.005).length;
      expect(paged / 2).toBeLessThanOrEqual(rate);
      expect(paged / 2).toBeGreaterThan(rate / 2);
    }
    expect(fitAlertCurve(ordinary.slice(0, 50), 2)).toEqual([]);
  });

  it('moves the page along the shipped curve, down as the rate rises, and is the default at 4', () => {
    expect(thresholdsAt(thresholds, alertCurve, 4)).toEqual(thresholds);
    let before = Number.POSITIVE_INFINITY;
    for (const rate of [1, 1.5, 2, 3, 4, 7, 10, 15, 20, 50, 70, 100]) {
      const found = thresholdsAt(thresholds, alertCurve, rate);
      expect(found.page).toBeLessThanOrEqual(before);
      expect(found.ask).toBeLessThan(found.page);
      expect(found.page - found.distressPage).toBeCloseTo(thresholds.page - thresholds.distressPage, 3);
      before = found.page;
    }
    expect(thresholdsAt(thresholds, alertCurve, 0.1).page).toBe(alertCurve[0]?.[1]);
    expect(thresholdsAt(thresholds, [], 20)).toEqual(thresholds);
  });

  it('hands over more at a higher rate, never less, and what a rule says at any', () => {
    const ranks = (rate?: number) =>
      TEXTS.map((text) => levelRank(assess({ text, alertsPerThousand: rate }).level));
    const [few, usual, many] = [ranks(1), ranks(), ranks(50)];
    TEXTS.forEach((_, at) => {
      expect(many[at]).toBeGreaterThanOrEqual(usual[at] as number);
      expect(usual[at]).toBeGreaterThanOrEqual(few[at] as number);
    });
    expect(many.filter((rank) => rank >= 2).length).toBeGreaterThan(few.filter((rank) => rank >= 2).length);
    expect(few.at(-1)).toBe(4);
    expect(ranks(4)).toEqual(usual);
  });

  it('stays with its default for a model that was stored before there was a curve', () => {
    const file = encodeWeights({ ...riskWeights(), alertCurve: undefined as never });
    const old = decodeWeights(file);
    expect(old.alertCurve).toEqual([]);
    expect(assess({ text: TEXTS[0] as string, alertsPerThousand: 50 }, old).level).toBe(
      assess({ text: TEXTS[0] as string }, old).level,
    );
  });

  it('leaves nothing at none that is more likely than not a crisis', () => {
    const unsure = [
      'tonight will be the last one for me',
      'its too late to change my mind now',
      'i have the means',
    ];
    for (const text of [...TEXTS, ...unsure]) {
      const { level, score } = assess({ text });
      if (score >= 0.53) expect(level, text).not.toBe('none');
    }
    expect(unsure.map((text) => assess({ text }).level)).not.toContain('none');
    expect(assess({ text: 'done' }).level).toBe('none');
    const request = assess({ text: 'id like to talk to a person please' });
    expect(request.level).toBe('none');
    expect(request.score).toBeLessThan(0.5);
  });
});
