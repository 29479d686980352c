import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT, normalise, originalSpan } from '../../classifiers/normalise/normalise.ts';

const words = (text: string): string => normalise(text).text.trim();

describe('normalise', () => {
  it.each([
    ['i wana kil myslef', 'i want to kill myself'],
    ['k1ll mys3lf t0night', 'kill myself tonight'],
    ['s.u.i.c.i.d.a.l', 'suicidal'],
    ['k i l l  m y s e l f', 'kill myself'],
    ['sui cide', 'suicide'],
    ['I’m sooooo tiredddd', 'i am so tired'],
    ['gonna od tn', 'going to overdose tonight'],
    ['cant dis nemore', 'can not this anymore'],
    ['ill do it', 'i will do it'],
    ['i feel ill', 'i feel ill'],
    ['ｗａｎｔ ｔｏ ｄｉｅ', 'want to die'],
    ['want 2 die 💊', 'want to die emojipills'],
    ['xq no puedo más', 'porque no puedo mas'],
    ['pensando en matarte', 'pensando en matarte'],
    ['U.S.A. at 9', 'usa . at 9'],
  ])('reads "%s" as "%s"', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('undoes invisible and look-alike letters and says so', () => {
    expect(words('ki\u200bll my\u00adself')).toBe('kill myself');
    expect([...normalise('ki\u200bll').flags]).toContain('hidden');
    expect(words('кill mуself')).toBe('kill myself');
    expect([...normalise('кill').flags]).toContain('lookalikes');
  });

  it('reads words hidden in base64', () => {
    const hidden = Buffer.from('i will kill myself tonight').toString('base64');
    const found = normalise(`look ${hidden}`);
    expect(found.text).toContain('kill myself tonight');
    expect([...found.flags]).toContain('encoded');
  });

  it.each([
    ['I love my family and my job', 'en'],
    ['hoy no quiero salir de la casa', 'es'],
    ['je veux mourir je suis fatigué', 'other'],
    ['我不想活了', 'other'],
    ['Не хочу жить', 'other'],
    ['ok', 'en'],
  ])('tells the language of "%s"', (text, language) => {
    expect(normalise(text).language).toBe(language);
  });

  it('keeps spans inside the original text, on the words that were meant', () => {
    const text = 'well… I’m gonna k1ll mys3lf 2nite 😭';
    const found = normalise(text);
    const at = found.text.indexOf('kill myself');
    const span = originalSpan(found, at, at + 'kill myself'.length);
    expect(text.slice(span.start, span.end)).toBe('k1ll mys3lf');
  });

  it('maps every token of any text to a stretch of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = normalise(text);
        expect(found.offsets.length).toBe(found.tokens.length);
        for (const token of found.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(0);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.start).toBeLessThanOrEqual(token.end);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('reads both ends of a text that is too long', () => {
    const found = normalise(`start ${'x '.repeat(MAX_TEXT)} the end`);
    expect([...found.flags]).toContain('truncated');
    expect(found.text.startsWith(' start')).toBe(true);
    expect(found.text.endsWith('the end ')).toBe(true);
  });
});
