import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { passagesOf, pooledMargin } from '../../classifiers/model/passages.ts';
import { normalise } from '../../classifiers/normalise/normalise.ts';
import { levelRank } from '../../platform/risk.ts';

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
    const long = normalise('word and word again '.repeat(2000));
    const passages = passagesOf(long);
    expect(passages.length).toBeLessThanOrEqual(40);
    expect(passages.at(-1)?.to).toBe(long.text.length);
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

describe('what a rule finds in a long post', () => {
  const english =
    'On Friday I bought bread and walked the long way round the lake with my cousin. The ducks were loud, and we talked about soup. ';
  const spanish =
    'El viernes compré pan y caminé por el parque con mi primo. Había mucha gente y hablamos de la sopa de mi tía. ';
  const fill = (text: string, length: number) =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);

  it.each([
    ['i have a gun and i am going to use it on myself tonight', english],
    ['i took all of my pills an hour ago', english],
    ['i keep thinking everyone would be better off without me', english],
    ['i cant go on like this, i see no way out', english],
    ['i relapsed last night', english],
    ['my note to everyone is on the kitchen table and tonight will be the last one for me', english],
    ['me quiero matar', spanish],
    ['tengo una pistola y la voy a usar conmigo esta noche', spanish],
    ['me tomé todas las pastillas hace una hora', spanish],
  ])('"%s" counts the same first, in the middle and last', (danger, around) => {
    const alone = assess({ text: danger });
    for (const length of [450, 1879]) {
      const half = fill(around, length / 2);
      const posts = [
        `${danger}. ${half}. ${half}`,
        `${half}. ${danger}. ${half}`,
        `${half}. ${half}. ${danger}`,
      ].map((text) => assess({ text }));
      for (const { level, score } of posts) {
        expect(level).toBe(alone.level);
        expect(Math.abs(score - alone.score)).toBeLessThan(0.05);
      }
    }
  });

  it('is not taken back by laughter far away from it', () => {
    const post = `haha we laughed so much. ${fill(english, 900)}. i want to kill myself`;
    expect(assess({ text: post }).level).toBe('high');
  });

  it('is found in a post without a full stop', () => {
    const plain = fill(english.replace(/[.,]/g, ''), 1800);
    expect(
      levelRank(assess({ text: `${plain} i am going to kill myself tonight` }).level),
    ).toBeGreaterThanOrEqual(3);
  });
});
