import { afterAll, beforeAll, expect, it } from 'vitest';
import { findClient } from '../../../program/clients/find-client.ts';
import { readProfile, setClientFields, updateProfile } from '../../../program/clients/update-client.ts';
import { openTestPlatform, type TestPlatform } from '../../operations/support.ts';

let platform: TestPlatform;
let clientId: string;
beforeAll(async () => {
  platform = await openTestPlatform('update-client');
  await platform.load([{ id: 'U-1', name: 'Jo Reyes', flags: ['asthma'] }]);
  clientId = (await findClient(platform.database, 'U-1'))?.id ?? '';
});
afterAll(() => platform.close());

const entries = () =>
  platform.database.prisma.auditEvent.findMany({ where: { chain: clientId }, orderBy: { position: 'asc' } });

it('several changes in one transaction add up, and are audited by field without values', async () => {
  const { database } = platform;
  const location = { text: '12 Birch Rd', at: '2026-03-10T15:00:00Z' };
  await database.transact(clientId, async (tx) => {
    await updateProfile(tx, { location });
    await updateProfile(tx, { safeWindow: 'after 18:00' });
    await setClientFields(tx, { lockedChannel: 'sms', addFlag: 'abuse' });
    await setClientFields(tx, { language: 'es', addFlag: 'unsafe_phone' });
    expect(await readProfile(tx)).toMatchObject({ name: 'Jo Reyes', location, safeWindow: 'after 18:00' });
  });
  const row = await database.prisma.client.findUniqueOrThrow({ where: { id: clientId } });
  expect(row).toMatchObject({
    language: 'es',
    lockedChannel: 'sms',
    flags: ['asthma', 'abuse', 'unsafe_phone'],
  });
  const added = (await entries()).slice(-4);
  expect(added.map(({ what, data }) => [what, (data as { fields: string }).fields])).toEqual([
    ['client.profile_changed', 'location'],
    ['client.profile_changed', 'safeWindow'],
    ['client.changed', 'flags,lockedChannel'],
    ['client.changed', 'flags,language'],
  ]);
  expect(JSON.stringify(added)).not.toContain('Birch');
});

it('what is so already is neither written nor audited', async () => {
  const before = (await entries()).length;
  await platform.database.transact(clientId, async (tx) => {
    await updateProfile(tx, { safeWindow: 'after 18:00' });
    await setClientFields(tx, { language: 'es', addFlag: 'abuse', lockedChannel: 'sms' });
  });
  expect((await entries()).length).toBe(before);
});
