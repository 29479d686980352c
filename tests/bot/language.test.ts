import { describe, expect, it } from 'vitest';
import { lintLanguages } from '../../bot/language/lint.ts';
import { gradeLevel, sentenceCount, spanishEase, syllables, words } from '../../bot/language/readability.ts';
import { problemsOf } from '../../bot/language/rules.ts';
import { fill, pickVariant } from '../../bot/language/say.ts';
import { countSegments, toGsm } from '../../bot/language/segments.ts';

describe('SMS segments', () => {
  it.each([
    ['', 'GSM-7', 0, 0],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['ñ¿é'.repeat(50), 'GSM-7', 150, 1],
    ['í'.repeat(70), 'UCS-2', 70, 1],
    ['í'.repeat(71), 'UCS-2', 71, 2],
    ['í'.repeat(201), 'UCS-2', 201, 3],
    ['💀'.repeat(35), 'UCS-2', 70, 1],
    ['it’s', 'UCS-2', 4, 1],
  ])('counts %#', (text, encoding, units, segments) => {
    expect(countSegments(text)).toEqual({ encoding, units, segments });
  });

  it('never splits an extended character over two segments', () => {
    expect(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ units: 306, segments: 3 });
  });

  it('carries Spanish in GSM-7 by dropping only the accents that it lacks', () => {
    expect(toGsm('¿Dónde estás? El niño está “bien” 💀')).toBe('¿Donde estas? El niño esta "bien" ');
  });
});

describe('readability', () => {
  it.each([
    ['cat', 1],
    ['like', 1],
    ['moved', 1],
    ['wanted', 2],
    ['little', 2],
    ['suicide', 3],
    ['clinician', 3],
    ['automated', 4],
    ['people', 2],
    ['quiet', 2],
  ])('counts the syllables of %s', (word, count) => {
    expect(Math.abs(syllables(word) - count)).toBeLessThanOrEqual(1);
  });

  it('grades plain text low and dense text high', () => {
    expect(gradeLevel('I am here with you. Are you safe right now?')).toBeLessThan(3);
    expect(
      gradeLevel(
        'Utilization of evidence-based psychotherapeutic interventions facilitates stabilization of symptomatology.',
      ),
    ).toBeGreaterThan(15);
  });

  it('counts words and sentences of a message with numbers', () => {
    expect(words('Call 911 or 1-800-222-1222 now.')).toHaveLength(5);
    expect(sentenceCount('One. Two? Three!\nFour')).toBe(4);
  });

  it('finds plain Spanish easier than dense Spanish', () => {
    expect(spanishEase('Aquí estoy contigo. No te vas a quedar sin ayuda hoy.')).toBeGreaterThan(70);
    expect(
      spanishEase(
        'La implementación de intervenciones psicoterapéuticas contextualizadas facilita estabilización.',
      ),
    ).toBeLessThan(30);
  });
});

describe('language files', () => {
  it('have no fault', () => {
    expect(lintLanguages()).toEqual([]);
  });

  it.each([
    ['Please calm down.', 'calm'],
    ['He committed suicide.', 'commit'],
    ['Will you promise me to stay?', 'promise'],
    ["You're not thinking of suicide, are you?", 'leading'],
    ['Reply STOP to leave.', 'opts out'],
    ['You have depression.', 'diagnoses'],
    ['Are you safe? Are you alone?', 'more than once'],
    ['a '.repeat(400), 'segments'],
  ])('the lint catches "%s"', (text, why) => {
    expect(problemsOf(text, 'en').join('; ')).toContain(why);
  });

  it('reports a key that one language lacks', () => {
    const lines = lintLanguages({ en: { a: { x: ['Hi.'], y: ['Hi.'] } }, es: { a: { x: ['Hola.'] } } });
    expect(lines).toEqual(['en a.y: missing in the other language']);
  });
});

describe('saying', () => {
  it('never repeats the variant used last where there is another', () => {
    for (let n = 0; n < 50; n += 1)
      for (const last of [0, 1, 2]) expect(pickVariant(3, `seed${n}`, last)).not.toBe(last);
    expect(pickVariant(1, 'x', 0)).toBe(0);
  });

  it('fills places, and closes the gap of an empty one', () => {
    expect(fill('Hi {name}. Good to see {who}', { name: '', who: 'you' })).toBe('Hi. Good to see you');
  });
});
