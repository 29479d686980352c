import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OnCall } from '../../../program/on-call/on-call-service.ts';
import { World } from '../../handoff/world.ts';

let world: World;
let onCall: OnCall;
beforeEach(async () => {
  world = await World.start();
  onCall = new OnCall(world.database, world.deps.announcer);
});
afterEach(() => world.stop());

const at = (time: string) => new Date(time);
const people = async () =>
  (await onCall.now()).flatMap(({ tier, people }) =>
    people.map((one) => `${tier} ${one.name} ${one.presence}`),
  );

describe('the roster', () => {
  test('shows who is on call on each tier, until when, and what they can do', async () => {
    const { ana } = await world.roster();
    const sue = await world.staff('Ada Min', { roles: ['admin'] });
    await onCall.setSkills(sue, ana, ['Youth', 'grief']);
    const [primary] = await onCall.now();
    expect(primary).toMatchObject({
      tier: 'primary',
      people: [{ name: 'Ana Ruiz', presence: 'here', languages: ['en'], skills: ['grief', 'youth'] }],
    });
    expect(primary?.people[0]?.until).toEqual(at('2026-03-17T22:40:00Z'));
    expect(await people()).toEqual([
      'primary Ana Ruiz here',
      'backup Ben Okoro here',
      'supervisor Sue Park here',
    ]);
  });

  test('who is away is passed by until then, and paged all the same at last; who joins is paged', async () => {
    const { ana } = await world.roster();
    const cam = await world.staff('Cam Lee');
    await onCall.setPresence(ana, { state: 'away' });
    await onCall.setPresence(cam, { state: 'on' });
    expect(await people()).toEqual([
      'primary Ana Ruiz away',
      'primary Cam Lee joined',
      'backup Ben Okoro here',
      'supervisor Sue Park here',
    ]);
    const handoff = await world.open(await world.client(), 'high');
    await world.advance(301);
    const pages = await world.pages(handoff);
    expect(pages.filter((page) => page.who === 'Ana Ruiz').map((page) => page.at)).toEqual([300, 300]);
    expect(pages.find((page) => page.rung === 'primary')?.who).toBe('Cam Lee');
    await world.advance(300);
    expect(await onCall.presenceOf(ana)).toEqual({ state: null, until: null });
    await onCall.setPresence(cam, { state: 'clear' });
    expect(await people()).not.toContain('primary Cam Lee joined');
  });

  test('when everybody on a rung is away, the next one is paged at once', async () => {
    const { ana } = await world.roster();
    await onCall.setPresence(ana, { state: 'away', minutes: 60 });
    const handoff = await world.open(await world.client(), 'high');
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '0 primary sms nobody',
      '0 backup sms Ben Okoro',
    ]);
  });

  test('a rotation comes and goes as one; a swap takes a stretch out of it', async () => {
    const ada = await world.staff('Ada Min', { roles: ['admin'] });
    const ana = await world.staff('Ana Ruiz');
    const ben = await world.staff('Ben Okoro');
    const rotation = await onCall.addRotation(ada, {
      tier: 'primary',
      staffIds: [ana, ben],
      startsOn: '2026-03-09',
      handOffAt: '09:00',
      every: 'day',
      timeZone: 'America/New_York',
    });
    const day = { from: at('2026-03-10T13:00:00Z'), to: at('2026-03-12T13:00:00Z') };
    const who = async () =>
      (await onCall.calendar(day.from, day.to)).map(
        (span) => `${span.name} ${span.from.toISOString().slice(0, 16)}`,
      );
    expect(await who()).toEqual(['Ben Okoro 2026-03-10T13:00', 'Ana Ruiz 2026-03-11T13:00']);
    expect((await onCall.gaps(2)).map((gap) => gap.tier)).toEqual(['backup', 'supervisor']);
    const [bens] = await onCall.calendar(day.from, day.to);
    const swap = {
      shiftId: bens?.shiftId ?? '',
      from: at('2026-03-10T22:00:00Z'),
      to: at('2026-03-11T02:00:00Z'),
    };
    await expect(onCall.override(ana, { ...swap, staffId: ben })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await onCall.override(ana, { ...swap, staffId: ana });
    expect(await people()).toEqual(['primary Ana Ruiz here']);
    await onCall.removeRotation(ada, rotation);
    expect(await onCall.now()).toMatchObject([{ people: [] }, { people: [] }, { people: [] }]);
    await expect(onCall.removeRotation(ada, rotation)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is changed by supervisors and administrators, and by nothing that cannot be used', async () => {
    const { ana, sue } = await world.roster();
    const times = { from: at('2026-04-01T00:00:00Z'), to: at('2026-04-02T00:00:00Z') };
    await expect(onCall.addShift(ana, { tier: 'primary', staffId: ana, ...times })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      onCall.addShift(sue, { tier: 'primary', staffId: ana, from: times.to, to: times.from }),
    ).rejects.toMatchObject({ code: 'bad_request' });
    const recurring = { tier: 'primary', staffId: ana, minutes: 60, timeZone: 'UTC' } as const;
    await expect(onCall.addShift(sue, { ...recurring, rrule: 'FREQ=SOMETIMES' })).rejects.toMatchObject({
      code: 'bad_request',
    });
    const id = await onCall.addShift(sue, { ...recurring, rrule: 'FREQ=DAILY;BYHOUR=3;BYMINUTE=0' });
    await onCall.removeShift(sue, id);
    await expect(onCall.setPresence(ana, { state: 'away', minutes: 900 })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});

describe('routing', () => {
  test('of two on a rung, who speaks the language is paged first, the other with the next taking', async () => {
    const es = await world.staff('Luz Vega', { tier: 'primary' });
    await world.staff('Ana Ruiz', { tier: 'primary' });
    await world.rows(`UPDATE staff SET languages = '{es}' WHERE id = $1`, [es]);
    const client = await world.client();
    await world.rows(`UPDATE client SET language = 'es' WHERE id = $1`, [client]);
    const handoff = await world.open(client, 'high');
    await world.advance(61);
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '0 primary sms Luz Vega',
      '60 primary voice Ana Ruiz',
      '60 primary voice Luz Vega',
    ]);
    const urgent = await world.open(await world.client(), 'imminent');
    expect(
      (await world.pages(urgent)).filter((page) => page.route === 'sms').map((page) => page.who),
    ).toEqual(['Ana Ruiz', 'Luz Vega']);
  });
});
