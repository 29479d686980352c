import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { passagesOf, pooledMargin } from '../../classifiers/model/passages.ts';
import { normalise } from '../../classifiers/normalise/normalise.ts';

const ORDINARY =
  'We moved the desks on Saturday and the lift broke twice. My brother brought coffee for everybody and we laughed a lot. ' +
  'The new room has two windows and a view over the market square. On Monday the phones will work again, they say. ';

describe('passages of a long message', () => {
  it('are whole clauses that cover every word once', () => {
    const normalised = normalise(ORDINARY);
    const passages = passagesOf(normalised);
    expect(passages.length).toBeGreaterThan(1);
    expect(passages.flatMap(({ tokens }) => tokens.map(({ text }) => text))).toEqual(
      normalised.tokens.map(({ text }) => text),
    );
    for (const { text, tokens, from, to } of passages) {
      expect(text).toBe(` ${tokens.map((token) => token.text).join(' ')} `);
      expect(normalised.text.slice(from, to)).toBe(text);
    }
  });

  it('are none for a short message, and bounded for a very long one', () => {
    expect(passagesOf(normalise('see you on monday. i will bring the keys'))).toEqual([]);
    expect(passagesOf(normalise('word and word again '.repeat(2000))).length).toBeLessThanOrEqual(24);
  });

  it('raise a long message by its gravest passage, less by chance the more there are', () => {
    expect(pooledMargin(0.4, [])).toBe(0.4);
    const few = pooledMargin(-1, [-2, 3]);
    expect(few).toBeGreaterThan(-1);
    expect(pooledMargin(-1, [-2, 3, -2, -2, -2])).toBeLessThan(few);
  });

  it('keep a sentence of danger from being thinned by everything around it', () => {
    const grave = 'I keep hoping that I will not wake up tomorrow, the world is better off. ';
    const plain = assess({ text: ORDINARY });
    const mixed = assess({ text: `${ORDINARY}${grave}${ORDINARY}` });
    expect(mixed.score).toBeGreaterThan(plain.score);
    expect(mixed.score).toBeGreaterThan(0.5);
  });
});
