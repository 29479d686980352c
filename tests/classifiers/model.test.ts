import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration } from '../../classifiers/model/calibration.ts';
import { decodeVectors, encodeVectors } from '../../classifiers/model/vectors.ts';
import { decodeWeights, encodeWeights, margins, riskWeights } from '../../classifiers/model/weights.ts';
import { quantise, trainLogistic } from '../../classifiers/training/logistic.ts';
import { areaUnderCurve, macroF1, reliability, sensitivityAt } from '../../classifiers/training/metrics.ts';

describe('calibration', () => {
  it('rises with the margin, everywhere', () => {
    const marginsSeen = Array.from({ length: 400 }, (_, at) => at / 40 - 5);
    const curve = fitCalibration(
      marginsSeen,
      marginsSeen.map((margin, at) => margin + ((at * 7) % 5) - 2 > 0),
    );
    let before = -1;
    for (let margin = -30; margin <= 30; margin += 0.1) {
      const value = calibrate(margin, curve);
      expect(value).toBeGreaterThanOrEqual(before);
      expect(value).toBeLessThanOrEqual(1);
      before = value;
    }
  });
});

describe('logistic training', () => {
  const row = (hashes: number[], target: number) => ({
    features: { words: hashes, concepts: [], characters: [], grave: false, dense: new Float32Array(0) },
    targets: Int8Array.from([target]),
    weight: 1,
  });
  const rows = Array.from({ length: 60 }, (_, at) =>
    row(at % 2 === 0 ? [11, 12] : [12, 13], at % 2 === 0 ? 1 : 0),
  );
  const options = {
    bits: 8,
    heads: 1,
    epochs: 20,
    rate: 0.3,
    decay: 0,
    denseRate: 0.1,
    withCharacters: true,
    seed: 1,
  };

  it('learns which feature decides and gives the same weights again', () => {
    const table = quantise(trainLogistic(rows, options));
    expect(margins(table, rows[0]?.features as never, true)[0]).toBeGreaterThan(0.5);
    expect(margins(table, rows[1]?.features as never, true)[0]).toBeLessThan(-0.5);
    expect(quantise(trainLogistic(rows, options)).weights).toEqual(table.weights);
  });
});

describe('files', () => {
  it('keep weights and vectors through encoding', () => {
    const weights = riskWeights();
    const again = decodeWeights(encodeWeights(weights));
    expect(again.version).toBe(weights.version);
    expect(Buffer.from(again.level.weights).equals(Buffer.from(weights.level.weights))).toBe(true);
    const vectors = decodeVectors(
      encodeVectors(['a', 'b'], [Float32Array.from([1, -0.5]), Float32Array.from([0, 0.25])], 2),
    );
    expect(vectors.index.get('b')).toBe(1);
    expect((vectors.values[1] as number) * (vectors.scales[1] as number)).toBeCloseTo(-0.5, 2);
  });
});

describe('metrics', () => {
  it('match values worked out by hand', () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75);
    expect(areaUnderCurve([1, 1], [true, false])).toBe(0.5);
    expect(sensitivityAt([0.1, 0.2, 0.3, 0.9], [false, false, true, true], 0.95)).toBe(1);
    expect(macroF1(['a', 'a', 'b'], ['a', 'b', 'b'], ['a', 'b'])).toBeCloseTo(2 / 3);
    expect(reliability([0.5, 0.5], [true, false]).error).toBe(0);
  });
});
