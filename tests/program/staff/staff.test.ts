import { afterEach, describe, expect, test } from 'vitest';
import { parseProtocol } from '../../../program/protocol/load-protocol.ts';
import { storeProtocol } from '../../../program/protocol/store-protocol.ts';
import {
  rosterHasSlackStaff,
  staffByEmail,
  staffById,
  staffByPhone,
  staffBySlackUser,
} from '../../../program/staff/find-staff.ts';
import { type NewStaff, saveStaff, staffFromSlack } from '../../../program/staff/save-staff.ts';
import { nameForClients } from '../../../program/staff/staff-member.ts';
import { World } from '../../handoff/world.ts';

const ANA: NewStaff = {
  externalId: 'S1',
  slackUserId: 'U1',
  name: 'Ana Ruiz',
  phone: '+15550100001',
  email: 'Ana@Care.example',
  languages: ['en', 'es'],
  roles: ['clinician'],
};

test.each([
  ['Dr. Ana Ruiz', 'Ana'],
  ['Dra Ana', 'Ana'],
  ['Mrs. Kim', 'Kim'],
  ['Ben', 'Ben'],
  ['', ''],
])('a client is told %j as %j', (name, told) => {
  expect(nameForClients(name)).toBe(told);
});

describe('staff', () => {
  let world: World;
  afterEach(() => world.stop());
  const save = (staff: NewStaff) => world.database.transactSystem((tx) => saveStaff(tx, staff, 'import'));

  test('are found by id, Slack user, phone and e-mail, and stored unreadable', async () => {
    world = await World.start();
    const id = await save(ANA);
    const expected = { id, name: 'Ana Ruiz', roles: ['clinician'], provisional: false };
    expect(await staffById(world.database, id)).toMatchObject(expected);
    expect(await staffBySlackUser(world.database, 'U1')).toMatchObject(expected);
    expect(await staffByPhone(world.database, '+15550100001')).toMatchObject(expected);
    expect(await staffByEmail(world.database, ' ana@care.EXAMPLE ')).toMatchObject(expected);
    expect(await staffByPhone(world.database, '+15550100009')).toBeNull();
    const [row] = await world.rows<{ text: string }>('SELECT s::text AS text FROM staff s');
    expect(row?.text).not.toMatch(/Ruiz|5550100001|care\.example/i);
  });

  test('saving the same external id again updates the person', async () => {
    world = await World.start();
    const id = await save(ANA);
    expect(await save({ ...ANA, name: 'Ana Ruiz Paz', roles: ['supervisor'] })).toBe(id);
    expect(await staffById(world.database, id)).toMatchObject({
      name: 'Ana Ruiz Paz',
      roles: ['supervisor'],
    });
  });

  test('somebody met in Slack becomes the person of the roster with that Slack id', async () => {
    world = await World.start();
    const met = await staffFromSlack(world.database, 'U1', 'ana');
    expect(met).toMatchObject({ provisional: true, roles: [] });
    expect(await rosterHasSlackStaff(world.database)).toBe(false);
    expect(await save(ANA)).toBe(met.id);
    expect(await staffById(world.database, met.id)).toMatchObject({ provisional: false, name: 'Ana Ruiz' });
    expect(await rosterHasSlackStaff(world.database)).toBe(true);
  });

  test('a Slack id moves to the person of the roster who gets it', async () => {
    world = await World.start();
    const id = await save({ ...ANA, slackUserId: null });
    const met = await staffFromSlack(world.database, 'U1', 'ana');
    expect(await save(ANA)).toBe(id);
    expect(await staffBySlackUser(world.database, 'U1')).toMatchObject({ id });
    expect(await staffById(world.database, met.id)).toMatchObject({ active: false, slackUserId: null });
  });

  test('twenty first clicks of one person make one person', async () => {
    world = await World.start();
    const people = await Promise.all(
      Array.from({ length: 20 }, () => staffFromSlack(world.database, 'U9', 'Lee')),
    );
    expect(new Set(people.map((person) => person.id)).size).toBe(1);
  });

  test('a protocol is kept once per content', async () => {
    world = await World.start();
    const protocol = parseProtocol({ version: `test-${world.database.ids.next()}` });
    await storeProtocol(world.database, protocol);
    await storeProtocol(world.database, protocol);
    const rows = await world.rows('SELECT version, source FROM protocol_version WHERE hash = $1', [
      protocol.hash,
    ]);
    expect(rows).toEqual([{ version: protocol.rules.version, source: 'file' }]);
  });
});
