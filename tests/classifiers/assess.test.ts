import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, assessSafely, type Turn, warmUp } from '../../classifiers/assess.ts';
import { needsHandoff } from '../../classifiers/handoff-rule.ts';
import { atLeast, levelRank, type RiskCategory, type RiskLevel } from '../../platform/risk.ts';

const level = (text: string, context: Turn[] = []): RiskLevel => assess({ text, context }).level;
const bot = (text: string): Turn => ({ from: 'bot', text });
const client = (text: string): Turn => ({ from: 'client', text });

describe('levels', () => {
  it.each<[string, RiskLevel]>([
    ['im done. doing it tonight', 'imminent'],
    ['the counting says go up on the roof', 'imminent'],
    ['no wifi in the building', 'none'],
    ['group killed me today lol', 'none'],
    ['what time is the evening group', 'none'],
    ['idk what the point is lately', 'low'],
    ['i want to disappear', 'low'],
    ['urge to cut is back. 3 weeks clean', 'moderate'],
    ['about to walk into the store by my house. 61 days sober', 'moderate'],
    ['911', 'high'],
    ['help me', 'moderate'],
  ])('"%s" is %s', (text, expected) => {
    expect(level(text)).toBe(expected);
  });

  it.each([
    'i already wrote the letters',
    'my ex said he would kill me and he has a key',
    'voy a suicidarme',
  ])('"%s" is at least high', (text) => {
    expect(atLeast(level(text), 'high')).toBe(true);
  });

  it('counts ideation of a minor as moderate', () => {
    expect(assess({ text: 'i want to disappear', minor: true }).level).toBe('moderate');
    expect(assess({ text: 'what time is group', minor: true }).level).toBe('none');
  });

  it('keeps another person’s risk apart from the writer’s', () => {
    const found = assess({ text: 'my roommate posted a goodbye video and her phone is off' });
    expect(found.subject).toBe('other');
    expect(atLeast(found.level, 'high')).toBe(true);
  });
});

describe('context', () => {
  const question = bot('Are you thinking about suicide?');
  it('takes a yes to the question about suicide for high, a half yes for moderate, a no for none', () => {
    expect(level('yes', [question])).toBe('high');
    expect(level('sí', [bot('¿Estás pensando en matarte?')])).toBe('high');
    expect(level('sometimes. not doing anything', [question])).toBe('moderate');
    expect(levelRank(level('no, doing fine', [question]))).toBeLessThan(2);
    expect(level('yes')).toBe('none');
  });

  it('reads short answers by what was asked', () => {
    expect(level('tonight', [bot('When are you thinking of doing it?')])).toBe('imminent');
    expect(level('its right here', [bot('Do you have that with you?')])).toBe('high');
    expect(level('no', [bot('Are you safe right now?')])).toBe('high');
    expect(levelRank(level('yes', [bot('Is anyone with you?')]))).toBeLessThan(2);
    expect(
      needsHandoff(assess({ text: 'yes please', context: [bot('Do you want to talk to a person?')] })),
    ).toBe(true);
  });

  it('builds on what the client said before', () => {
    const threat = client('my boss screwed me and i want to make him pay');
    expect(level('i know what time he leaves the building', [threat])).toBe('high');
    expect(level('yeah i got something in the truck', [threat])).toBe('imminent');
    expect(
      level('he took my keys. im in the bathroom', [client('he is angry again. in the next room')]),
    ).toBe('imminent');
    expect(levelRank(level('bye', [bot('Great session today, see you Monday!')]))).toBeLessThan(2);
  });
});

describe('request for a person', () => {
  it.each([
    'talk to a person',
    'human',
    'can i get a real person',
    'agent',
    'counselor please',
    'una persona',
    'quiero hablar con alguien',
  ])('"%s" is a handoff at any level', (text) => {
    const found = assess({ text });
    expect(found.categories).toContain<RiskCategory>('request_human');
    expect(needsHandoff(found)).toBe(true);
  });
});

describe('what cannot be read', () => {
  it.each([
    'Не хочу больше жить',
    '我不想活了',
    'je ne veux plus vivre',
    'qwfp zxcv tsrd brst',
    'hel\u200blo the\u200bre',
    'a'.repeat(9000),
  ])('"%s" is at least low and goes to review', (text) => {
    const found = assess({ text });
    expect(atLeast(found.level, 'low')).toBe(true);
    expect(found.review).toBe(true);
  });
});

describe('safety of the call itself', () => {
  it('counts an exception or an overrun as high', () => {
    const broken = assessSafely({ text: null as unknown as string });
    expect(broken).toMatchObject({ level: 'high', model: 'failsafe', review: true });
    let now = 0;
    const slow = assessSafely({ text: 'hello' }, () => {
      now += 5000;
      return now;
    });
    expect(slow).toMatchObject({ level: 'high', model: 'failsafe', review: true });
  });

  it('holds its promises for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })),
        (text) => {
          const found = assess({ text, context: [{ from: 'client', text }] });
          expect(found.score).toBeGreaterThanOrEqual(0);
          expect(found.score).toBeLessThanOrEqual(1);
          for (const { start, end } of found.evidence) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(start).toBeLessThanOrEqual(end);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stays quick on text made to be slow', () => {
    const hostile = [
      'i want to '.repeat(2000),
      'not '.repeat(3000),
      'he she they my friend '.repeat(1500),
      'k i l l '.repeat(2000),
      'a.'.repeat(8000),
      '😭'.repeat(5000),
      '\u200b'.repeat(9000),
      'aaaaaaaa'.repeat(2000),
      'took the pills and and and '.repeat(900),
      '$@!1'.repeat(4000),
      'QUJD'.repeat(3000),
    ];
    warmUp();
    for (const text of hostile) {
      // The processor's time: a busy machine makes nothing slower by it.
      const started = process.cpuUsage();
      assess({ text });
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000, text.slice(0, 30)).toBeLessThan(1000);
    }
  });
});
