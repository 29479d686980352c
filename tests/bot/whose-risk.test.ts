import { describe, expect, test } from 'vitest';
import { talkSoFar, whoseRisk } from '../../bot/understanding/whose-risk.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

const GRAVE: RiskAssessment = { ...NOTHING, level: 'moderate', categories: ['suicide'] };
const worried = talkSoFar({ thirdParty: true }, 'low', false);
const fresh = talkSoFar(null, 'none', true);

describe('in a talk about somebody else', () => {
  test.each(['he says he wants to be done', 'she wrote a note', 'his mom found the pills'])(
    '"%s" is not the writer\'s own danger',
    (text) => {
      expect(whoseRisk(GRAVE, text, worried).subject).toBe('other');
    },
  );
  test.each([
    'honestly i dont want to be here anymore either',
    'i want to die too',
    'me too. i have nothing left',
  ])('"%s" is', (text) => {
    expect(whoseRisk(GRAVE, text, worried).subject).toBe('self');
  });
});

test("a worried line is about the other even as the first, and a line of the own talk stays the writer's", () => {
  expect(whoseRisk(GRAVE, 'my roommate said she wants to die', fresh).subject).toBe('other');
  expect(whoseRisk(GRAVE, 'i want to die', fresh).subject).toBe('self');
  expect(whoseRisk(GRAVE, 'my sister is here but i want to die', fresh).subject).toBe('self');
});

test("a friend's level stays low while the report is high, then rises with their own words", () => {
  const world = new World({
    client: { enrolled: false, preferredName: null },
    assess: (text) => (/done|left|here anymore|wants/u.test(text) ? GRAVE : NOTHING),
  });
  world.client_says('my son said he wants to die. he left a note');
  expect(world.level).toBe('none');
  expect(world.handoffQueue).toBe('third_party_report');
  world.client_says('he says he wants to be done');
  expect(world.level).toBe('none');
  const said = world.client_says('honestly i dont want to be here anymore');
  expect(world.level).toBe('moderate');
  expect(said[0]?.text).toMatch(/suicide|killing yourself/u);
});
