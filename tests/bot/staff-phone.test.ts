import { expect, test } from 'vitest';
import type { RiskAssessment } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

function staffWorld(assess: (text: string) => RiskAssessment = () => NOTHING): World {
  return new World({ assess, client: { enrolled: false, preferredName: null, flags: ['staff_phone'] } });
}

test('staff on their own phone are told where their work is, not taken for a client, and nobody is paged', () => {
  const world = staffWorld();
  const first = world.client_says('can you pull up the chart of Ben')[0]?.text ?? '';
  expect(first).toMatch(/staff list/u);
  expect(first).toMatch(/automated/u);
  expect(first).toMatch(/desk/u);
  expect(world.client_says('ok')[0]?.text).toMatch(/desk/u);
  expect(world.handoff).toBeNull();
  expect(world.level).toBe('none');
});

test('their own words of risk bring a person as anybody else', () => {
  const world = staffWorld((text) =>
    text.includes('live') ? { ...NOTHING, level: 'moderate', categories: ['suicide'] } : NOTHING,
  );
  world.client_says('hi its me');
  const said = world.client_says('i dont want to live')[0]?.text ?? '';
  expect(said).toMatch(/suicide|killing yourself/u);
  expect(world.handoff).not.toBeNull();
});

test('a wish for a person is met', () => {
  const world = staffWorld();
  world.client_says('i need to talk to a person');
  expect(world.handoff).not.toBeNull();
});
