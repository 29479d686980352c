import { expect, test } from 'vitest';
import { NOTHING, World } from './world.ts';

function checkedIn(questions: string, reminder = 0) {
  const world = new World({ assess: () => NOTHING, channel: 'web' });
  const data = { checkIn: 'c1', questions, reminder };
  const asked = world.event({ kind: 'timer', timer: 'check_in', key: 'k', data });
  const say = (text: string) => {
    world.now += 50_000;
    return world.client_says(text);
  };
  return { world, asked, say };
}

test('a check-in asks one number at a time and keeps each', () => {
  const { world, asked, say } = checkedIn('mood,urge,sleep');
  expect(asked[0]?.text).toMatch(/check-in[\s\S]*mood/u);
  expect(asked[0]?.choices).toEqual([{ label: "I'm not OK", value: "I'm not OK" }]);
  expect(say('6')[0]?.text).toMatch(/urges/u);
  expect(say('2')[0]?.text).toMatch(/sleep/u);
  expect(say('about 5.5 hours')[0]?.text).not.toContain('?');
  expect(world.all('answerCheckIn')).toMatchObject([
    { checkIn: 'c1', mood: 6 },
    { checkIn: 'c1', urge: 2 },
    { checkIn: 'c1', sleepHours: 5.5 },
  ]);
  expect(world.all('recordScore').map(({ what, value }) => `${what} ${value}`)).toEqual(['mood 6', 'urge 2']);
  expect(world.handoff).toBeNull();
});

test('a hard answer ends the numbers and opens the talk', () => {
  const { world, say } = checkedIn('urge,sleep');
  expect(say('9')[0]?.text).toMatch(/\?/u);
  expect(world.all('answerCheckIn')).toMatchObject([{ urge: 9 }]);
  expect(say('8')[0]?.text ?? '').not.toMatch(/sleep/u);
});

test('"I\'m not OK" is an answer, and no number is asked for again', () => {
  const { world, say } = checkedIn('mood,sleep');
  const [reply] = say("I'm not OK");
  expect(reply?.text).not.toMatch(/0 \(|hours/u);
  expect(reply?.text).toMatch(/\?/u);
  expect(world.all('answerCheckIn')).toEqual([]);
});

test('words instead of a number are heard, and the number is asked for once more at most', () => {
  const { say } = checkedIn('mood');
  expect(say('the weather is odd')[0]?.text).toMatch(/mood/u);
  expect(say('who knows')[0]?.text).not.toMatch(/mood/u);
});

test('a reminder is short and presses nobody', () => {
  const [again] = checkedIn('mood', 1).asked;
  expect(again?.text).toMatch(/reminder|still open/u);
});
