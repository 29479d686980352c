import { describe, expect, it } from 'vitest';
import { assess } from '../../classifiers/assess.ts';
import { atLeast } from '../../platform/risk.ts';

const answer = (question: string, text: string) =>
  assess({ text, context: [{ from: 'bot', text: question }] });

describe('a word or two', () => {
  it.each(['nobody', 'alone', 'i dont care', 'chest', 'stomach', 'by myself', 'no one', 'solo'])(
    '"%s" by itself pages nobody',
    (text) => {
      expect(atLeast(assess({ text }).level, 'moderate')).toBe(false);
    },
  );

  it.each([
    ['Is anyone with you?', 'alone'],
    ['Are you with someone or alone?', 'alone'],
    ['Which skill would you like to try?', 'i dont care'],
    ['Where in your body do you feel it?', 'chest'],
    ['Who could you call?', 'nobody'],
    ['When did you last use or drink?', 'tuesday'],
    ['When did you last use?', 'today'],
    ['When was your last drink?', 'friday'],
    ['When did you last hurt yourself?', 'monday'],
  ])('after "%s", "%s" pages nobody', (question, text) => {
    expect(atLeast(answer(question, text).level, 'moderate')).toBe(false);
  });

  it.each([
    ['When were you thinking of doing it?', 'tuesday', 'high'],
    ['When would you do it?', 'tonight', 'imminent'],
    ['Have you thought about how you would do it?', 'pills', 'high'],
    ['Are you thinking about suicide?', 'yes', 'high'],
  ] as const)('after "%s", "%s" is %s', (question, text, level) => {
    expect(atLeast(answer(question, text).level, level)).toBe(true);
  });

  it.each([
    'goodbye forever',
    'bleeding out',
    'killing myself',
    'overdosed',
    'took everything',
    'chest pain',
  ])('"%s" is no small word', (text) => {
    expect(atLeast(assess({ text }).level, 'moderate')).toBe(true);
  });
});
