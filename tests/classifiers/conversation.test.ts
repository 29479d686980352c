import { describe, expect, it } from 'vitest';
import { assess, type Turn } from '../../classifiers/assess.ts';
import { levelRank, type RiskLevel } from '../../platform/risk.ts';

const bot = (text: string): Turn => ({ from: 'bot', text });
const client = (text: string): Turn => ({ from: 'client', text });
const rank = (level: RiskLevel): number => levelRank(level);

describe('answers to questions that are not about risk', () => {
  it.each([
    ['What part of your body feels it most?', 'my chest and my arms'],
    ['Where do you notice it?', 'throat and belly'],
    ['¿Lo hacemos juntos?', 'si'],
    ['Dime cinco cosas que ves.', 'silla, ventana, mesa, lampara, puerta'],
    ['How strong is the urge, 0 to 10?', '6'],
    ['What would help tonight?', 'knife work in the kitchen, i cook'],
  ])('"%s" "%s" is moderate at most', (question, answer) => {
    expect(rank(assess({ text: answer, context: [bot(question)] }).level)).toBeLessThanOrEqual(2);
  });

  it('takes a sign of the body that is denied for no emergency', () => {
    const found = assess({
      text: 'no chest pain',
      context: [bot('Do you have chest pain, or feel you may pass out?')],
    });
    expect(rank(found.level)).toBeLessThan(2);
    expect(found.categories).not.toContain('medical_emergency');
  });

  it('hears no yes where nothing was asked', () => {
    const offered = bot('You can talk to a clinician here.');
    expect(
      assess({ text: 'im dead 💀 the filter made me a cat', context: [offered] }).categories,
    ).not.toContain('request_human');
  });

  it('tells a place from a means, and a sentence from a yes', () => {
    const context = [bot('Do you have that with you?')];
    expect(rank(assess({ text: 'im in the kitchen now', context }).level)).toBeLessThan(3);
    expect(rank(assess({ text: 'im ok now. it was good to say it', context }).level)).toBeLessThan(2);
    expect(rank(assess({ text: 'its in the closet', context }).level)).toBeGreaterThan(2);
  });
});

describe('denial and history', () => {
  const asked = [bot('Are you thinking about suicide?')];
  it.each([
    'no im not gonna hurt myself',
    'no i dont want to die. i just want him back',
    'no im not thinking of dying',
  ])('"%s" is low at most', (text) => {
    expect(rank(assess({ text, context: asked }).level)).toBeLessThan(2);
  });

  it.each(['i talked about when i tried to kill myself at 16', 'that was long ago'])(
    '"%s" is past and low at most',
    (text) => {
      const found = assess({ text });
      expect(found.subject).toBe('past');
      expect(rank(found.level)).toBeLessThan(2);
    },
  );

  it.each([
    'i tried to kill myself last night',
    'no, i am going to kill myself tonight',
    'i dont want to die but i have the pills and i think i will',
  ])('"%s" is not explained away', (text) => {
    expect(rank(assess({ text }).level)).toBeGreaterThanOrEqual(2);
  });
});

describe('what a message says itself', () => {
  it('needs a part of the body beside a color', () => {
    expect(rank(assess({ text: 'everything is grey lately' }).level)).toBeLessThan(2);
    const found = assess({ text: 'his lips are blue' });
    expect(found.level).toBe('imminent');
    expect(found.subject).toBe('other');
  });

  it('knows voices without an order, and food', () => {
    const voice = assess({ text: 'a voice keeps telling me im rotten' });
    expect(voice.level).toBe('moderate');
    expect(voice.categories).toContain('psychosis');
    const binge = client('ate everything in the house again. i feel disgusting');
    expect(assess({ text: binge.text }).categories).toContain('eating');
    expect(assess({ text: 'want to go throw up', context: [binge] }).categories).toContain('eating');
  });

  it('takes means at hand after ideation for high, in Spanish too', () => {
    const said = client('ya no quiero vivir, pienso en quitarme la vida');
    expect(
      rank(assess({ text: 'tengo las pastillas aqui en la mesa', context: [said] }).level),
    ).toBeGreaterThan(2);
  });
});
