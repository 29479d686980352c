import { describe, expect, it, test } from 'vitest';
import { editsIn } from '../../bot/understanding/edits.ts';
import { feelingIn } from '../../bot/understanding/feelings.ts';
import { gateAnswer } from '../../bot/understanding/gate-answer.ts';
import { hear } from '../../bot/understanding/heard.ts';
import { normalise } from '../../bot/understanding/normalise.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

describe('a skill is cleared by what was asked, no more', () => {
  test.each([
    ['2', 'clear'],
    ['no', 'clear'],
    ['no heart stuff', 'clear'],
    ['sure whatever. no im healthy', 'all_clear'],
    ['none of that', 'all_clear'],
    ['ok', 'unclear'],
    ['got the ice', 'unclear'],
    ['1', 'bars'],
    ['not sure', 'bars'],
    ['no but im pregnant', 'bars'],
    ['estoy embarazada', 'bars'],
  ] as const)('"%s" is %s', (text, expected) => {
    expect(gateAnswer(hear(text))).toBe(expected);
  });
});

describe('a feeling is taken up in the client’s own word', () => {
  test.each([
    ['i feel trapped', 'trapped'],
    ['im so worn and ashamed', 'worn and ashamed'],
    ['me siento inutil', 'inutil'],
    ['i feel like dying', null],
    ['im fine', null],
    ['i feel sick', null],
  ] as const)('"%s"', (text, expected) => {
    expect(feelingIn(normalise(text))).toBe(expected);
  });
});

test('what is taken off and put in its place are two edits', () => {
  expect(
    editsIn('take naps off. add cold showers to coping').map(({ kind, text }) => `${kind} ${text}`),
  ).toEqual(['remove naps', 'add cold showers']);
  expect(editsIn('swap naps for cold showers').map(({ kind }) => kind)).toEqual(['remove', 'add']);
});

const low: RiskAssessment = { ...NOTHING, level: 'low', categories: ['distress'] };

describe('readiness is heard without its word', () => {
  it('one sign is high, two are imminent, a joke and a table are none', () => {
    const world = new World({ assess: () => low });
    world.client_says('im not gonna be here in the morning');
    expect(world.level).toBe('high');
    world.client_says('letter is on the counter');
    expect(world.level).toBe('imminent');
    const other = new World({ assess: () => NOTHING });
    other.client_says('the table is all set up');
    expect(other.level).toBe('none');
  });
});

describe('somebody else’s danger', () => {
  const other = (text: string): RiskAssessment => ({
    ...NOTHING,
    level: 'moderate',
    categories: ['suicide'],
    subject: /note/u.test(text) ? 'other' : 'self',
  });

  it('is spoken of as he or she, and what was put away is heard', () => {
    const world = new World({ assess: other, client: { enrolled: false } });
    world.client_says('my daughter wrote a goodbye note');
    const said = ['she is in her room', 'i took the pills away from her'].map(
      (line) => world.client_says(line)[0]?.text ?? '',
    );
    expect(said.join(' ')).not.toMatch(/\bthem\b/u);
    expect(said[1]).toMatch(/safer|Out of reach/u);
  });
});

describe('the place is named, not "there"', () => {
  it('at a voice that wants the drawer opened', () => {
    const world = new World({
      assess: () => ({ ...NOTHING, level: 'high', categories: ['psychosis'] }),
    });
    const [reply] = world.client_says('the voice says open the knife drawer');
    expect(reply?.text).toMatch(/knife drawer/u);
  });
});

describe('the order of questions', () => {
  it('asks about a way before it tells to keep away from it, and hears what is there', () => {
    const world = new World({
      assess: (text) => ({
        ...NOTHING,
        level: text.includes('die') ? 'high' : 'none',
        categories: text.includes('die') ? ['suicide'] : [],
      }),
    });
    const [first] = world.client_says('i want to die');
    expect(first?.text).not.toMatch(/could use/u);
    world.client_says('yes');
    const [loaded] = world.client_says('my brother gave me the rifle back');
    expect(loaded?.templates).toContain('ladder.hear_means');
    expect(loaded?.text).toMatch(/use/u);
  });
});
