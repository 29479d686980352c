import { expect, test } from 'vitest';
import { checkInWish } from '../../bot/understanding/check-in-wish.ts';
import { normalise } from '../../bot/understanding/normalise.ts';
import { NOTHING, World } from './world.ts';

const wish = (text: string, known = false) => checkInWish(normalise(text), known);

test.each([
  [
    'can you text me every morning at 8 to see how im doing',
    { kind: 'set', hour: 8, minute: 0, days: 'daily' },
  ],
  ['check in with me every evening at 7:30', { kind: 'set', hour: 19, minute: 30, days: 'daily' }],
  ['text me at 9 pm every day', { kind: 'set', hour: 21, minute: 0, days: 'daily' }],
  ['i want daily check ins on weekdays at 10', { kind: 'set', hour: 10, minute: 0, days: 'weekdays' }],
  ['escribeme cada manana a las 8', { kind: 'set', hour: 8, minute: 0, days: 'daily' }],
  ['text me every other day at 9am', { kind: 'set', hour: 9, minute: 0, days: 'alternate' }],
  ['ask me how i am twice a day at 8 and 8', { kind: 'set', hour: 8, minute: 0, also: 20, days: 'daily' }],
  ['check in with me 2 times a day', { kind: 'set', hour: 9, minute: 0, also: 19, days: 'daily' }],
  ['preguntame un dia si y otro no a las 10', { kind: 'set', hour: 10, minute: 0, days: 'alternate' }],
  ['escribeme dos veces al dia', { kind: 'set', hour: 9, minute: 0, also: 19, days: 'daily' }],
  ['pausa los recordatorios tres semanas', { kind: 'pause', days: 21 }],
  ['cambia los recordatorios a las 7 de la noche', { kind: 'set', hour: 19, minute: 0, days: 'daily' }],
  ['ya no quiero recordatorios', { kind: 'end' }],
  ['can you check in with me every day', { kind: 'when' }],
  ['change my check ins to 9am', { kind: 'set', hour: 9, minute: 0, days: 'daily' }],
  ['pause the check-ins for two weeks', { kind: 'pause', days: 14 }],
  ['stop the morning texts please', { kind: 'end' }],
  ['no more check ins', { kind: 'end' }],
] as const)('"%s" is a wish about check-ins', (text, expected) => {
  expect(wish(text)).toEqual(expected);
});

test.each([
  'stop texting me',
  'i drink every day',
  'he texts me every night and i hate it',
  '8',
  'make it stop',
  'i cant do this every day',
])('"%s" asks nothing of check-ins', (text) => {
  expect(wish(text)).toBeNull();
});

test('a client sets, changes, pauses and ends their check-ins in chat, each read back', () => {
  const world = new World({ assess: () => NOTHING });
  const say = (text: string) => world.client_says(text)[0]?.text ?? '';
  say('hi');
  expect(say('can you text me every morning at 8')).toContain('8:00 am');
  expect(world.all('recordConsent')).toMatchObject([{ consent: 'checkIns', given: true }]);
  expect(say('make it 9 instead')).toContain('9:00 am');
  expect(world.all('setCheckIns').map(({ hour }) => hour)).toEqual([8, 9]);
  expect(say('pause them for 3 days')).toContain('3 days');
  expect(world.all('pauseCheckIns')).toMatchObject([{ days: 3 }]);
  expect(say('stop the check ins')).toMatch(/check-ins/u);
  expect(world.all('endCheckIns')).toHaveLength(1);
  expect(world.all('optOut')).toEqual([]);
});

test('without a time the bot asks for one, and takes the answer', () => {
  const world = new World({ assess: () => NOTHING });
  world.client_says('hi');
  expect(world.client_says('check in with me every day please')[0]?.text).toContain('?');
  expect(world.client_says('8pm')[0]?.text).toContain('8:00 pm');
  expect(world.all('setCheckIns')).toMatchObject([{ hour: 20, minute: 0, days: 'daily' }]);
});

test('a wish about check-ins never comes before danger', () => {
  const world = new World({
    assess: () => ({ ...NOTHING, level: 'moderate', categories: ['suicide'] }),
  });
  world.client_says('text me every morning at 8, i dont want to wake up');
  expect(world.all('setCheckIns')).toEqual([]);
  expect(world.handoff).not.toBeNull();
});
