import { describe, expect, it } from 'vitest';
import { shown } from '../../bot/understanding/shown.ts';
import { NOTHING, World } from './world.ts';

const PAGED = /\bpag(?:e|ed|ing)\b|aim to|minutes/iu;

function highWorld(): World {
  return new World({
    assess: () => ({ ...NOTHING, level: 'high', categories: ['suicide'] }),
    channel: 'web',
  });
}

describe('what is said of paging', () => {
  it('names no page in the message that asks for a clinician', () => {
    const said = highWorld()
      .client_says('i have a plan to end it', { channel: 'web' })
      .map((r) => r.text)
      .join(' ');
    expect(said).toMatch(/asking/u);
    expect(said).not.toMatch(PAGED);
  });

  it.each([false, true])('names no page where only the queue knows (nobody answered: %s)', (nobody) => {
    const world = Object.assign(highWorld(), {
      rungs: [[0, 'slack'] as const],
      nobodyAnswersAfter: nobody ? 0 : null,
    });
    world.client_says('i have a plan to end it', { channel: 'web' });
    for (const text of ['how long', 'still here', 'how long will it take', 'hello', 'is anyone there']) {
      const said = world.client_says(text, { channel: 'web' }).map((r) => r.text);
      expect(said.join(' ')).not.toMatch(/\bpag(?:ed|ing)\b/u);
      expect(said.join(' ')).toMatch(/988|911|joined|in line|if you go quiet|clinician/u);
    }
  });
});

describe('a keyword of the protocol', () => {
  it('brings a person within a question too, and says what we are', () => {
    const world = new World({ assess: () => NOTHING, channel: 'web' });
    const said = world.client_says('are you human?', { channel: 'web' }).map((r) => r.text);
    expect(said.join(' ')).toMatch(/automated|program|not a person/u);
    expect(world.all('openHandoff')).toMatchObject([{ trigger: 'keyword' }]);
  });
});

describe('a handoff that a clinician withdrew', () => {
  const withdrawn = (world: World): string[] => {
    if (world.handoff !== null) world.handoff = { ...world.handoff, state: 'withdrawn' };
    return world.event({ kind: 'notice', notice: { kind: 'withdrawn' } }).map((r) => r.text);
  };

  it.each(['en', 'es'] as const)('is told in %s, with the way back to a person, which works', (language) => {
    const world = new World({
      assess: () => ({ ...NOTHING, level: 'high', categories: ['suicide'], language }),
      client: { language },
    });
    world.client_says(language === 'en' ? 'i have a plan' : 'tengo un plan', { channel: 'web' });
    const said = withdrawn(world).join(' ');
    expect(said).toMatch(language === 'en' ? /closed.*"person"/su : /(?:cerró|cerrado).*"persona"/su);
    expect(said).toContain('988');
    const opened = world.all('openHandoff').length;
    world.client_says(language === 'en' ? 'person' : 'persona', { channel: 'web' });
    expect(world.all('openHandoff')).toHaveLength(opened + 1);
    expect(world.handoff?.state).toBe('waiting');
  });

  it('is not told to a device that somebody else reads', () => {
    const world = new World({
      assess: () => ({ ...NOTHING, level: 'high', categories: ['abuse'] }),
      client: { flags: ['unsafe_phone'] },
    });
    world.client_says('he hit me');
    expect(withdrawn(world)).toEqual([]);
  });
});

describe('what is said of the next news', () => {
  it("names the program's own time", () => {
    const world = highWorld();
    world.client_says('i have a plan to end it', { channel: 'web' });
    world.programTimes = { waitingUpdateSeconds: 300 };
    const said = world.client_says('how long', { channel: 'web' }).map((r) => r.text);
    expect(said.join(' ')).toMatch(/every 5 min/u);
  });
});

describe('a long reply in danger', () => {
  it('comes in short messages on the web, the question last, and as one text by SMS', () => {
    const web = highWorld().client_says('i have a plan to end it', { channel: 'web' });
    expect(web.length).toBeGreaterThan(1);
    expect(web.length).toBeLessThanOrEqual(3);
    expect(web.findIndex((r) => r.text.includes('?'))).toBe(web.length - 1);
    expect(web.slice(0, -1).every((r) => r.choices === undefined)).toBe(true);
    expect(highWorld().client_says('i have a plan to end it', { channel: 'sms' })).toHaveLength(1);
  });
});

describe("the page's own buttons", () => {
  it.each(['I want to talk to a person.', 'Quiero hablar con una persona.'])(
    '"%s" opens a handoff',
    (text) => {
      const world = new World({ assess: () => NOTHING, channel: 'web' });
      world.client_says('hi', { channel: 'web' });
      world.client_says(text, { channel: 'web' });
      expect(world.handoff).not.toBeNull();
    },
  );

  it.each([
    ['In English, please.', 'es', 'en'],
    ['En español, por favor.', 'en', 'es'],
  ] as const)('"%s" switches and asks the open question again', (text, from, to) => {
    const world = new World({
      assess: () => ({ ...NOTHING, level: 'moderate', categories: ['suicide'], language: from }),
      client: { language: from },
      channel: 'web',
    });
    const before = world.client_says(from === 'en' ? 'i feel awful' : 'me siento mal', { channel: 'web' });
    expect(before.at(-1)?.text).toContain('?');
    const after = world.client_says(text, { channel: 'web' });
    expect(after.at(-1)?.language).toBe(to);
    expect(after.at(-1)?.text).toContain('?');
  });
});

describe('what a message shows', () => {
  it('takes no grave topic from a plain answer or a denial below moderate', () => {
    const low = { ...NOTHING, level: 'low' as const, categories: ['suicide' as const, 'distress' as const] };
    expect(shown(low).categories).toEqual(['distress']);
    const source = { start: 0, end: 3 };
    expect(shown({ ...low, evidence: [{ ...source, source: 'en.suicide.denied' }] }).categories).toEqual([
      'distress',
    ]);
    expect(shown({ ...low, evidence: [{ ...source, source: 'en.suicide.past' }] })).toMatchObject({
      categories: low.categories,
    });
    expect(shown({ ...low, level: 'moderate' }).categories).toContain('suicide');
  });
});
