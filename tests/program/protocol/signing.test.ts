import { afterEach, beforeEach, expect, test } from 'vitest';
import { diffProtocol } from '../../../program/protocol/diff-protocol.ts';
import { builtInProtocol, parseProtocol } from '../../../program/protocol/load-protocol.ts';
import { readProtocols } from '../../../program/protocol/read-protocols.ts';
import { signProtocol } from '../../../program/protocol/sign-protocol.ts';
import { bringIntoForce, proposeProtocol } from '../../../program/protocol/standing.ts';
import { World } from '../../handoff/world.ts';

let world: World;
let supervisor: string;
beforeEach(async () => {
  world = await World.start();
  await world.rows('DELETE FROM protocol_version');
  await world.rows(`DELETE FROM system_state WHERE key = 'protocol'`);
  supervisor = await world.staff('Sam Supervisor', { roles: ['supervisor'] });
});
afterEach(() => world.stop());

const FIRST = parseProtocol({ version: 'night-1', claimLeaseSeconds: 90 });
const SECOND = parseProtocol({ version: 'night-2', claimLeaseSeconds: 60 });

test('the built-in protocol is in force signed as the built-in default', async () => {
  const standing = await bringIntoForce(world.database, builtInProtocol());
  expect(standing).toMatchObject({ signature: { by: 'built_in' }, draft: null });
  const [entry] = await readProtocols(world.database);
  expect(entry).toMatchObject({ state: 'in_force', source: 'built_in', isIntact: true, changes: [] });
  expect(entry?.signed?.by).toMatch(/built-in/);
});

test('a file is in force unsigned only until the program has signed one', async () => {
  expect(await bringIntoForce(world.database, FIRST)).toMatchObject({
    inForce: { hash: FIRST.hash },
    signature: null,
    draft: null,
  });
  await signProtocol(world.database, { hash: FIRST.hash, staffId: supervisor });
  expect(await bringIntoForce(world.database, FIRST)).toMatchObject({ signature: { by: supervisor } });

  const held = await bringIntoForce(world.database, SECOND);
  expect(held.inForce).toEqual(FIRST);
  expect(held.draft?.hash).toBe(SECOND.hash);
  const draft = (await readProtocols(world.database)).find(({ state }) => state === 'draft');
  expect(draft).toMatchObject({ hash: SECOND.hash, activeFrom: null, signed: null });
  expect(draft?.changes).toEqual([
    { path: 'version', before: '"night-1"', after: '"night-2"' },
    { path: 'claimLeaseSeconds', before: '90', after: '60' },
  ]);

  await signProtocol(world.database, { hash: SECOND.hash, staffId: supervisor });
  expect(await bringIntoForce(world.database, SECOND)).toMatchObject({
    inForce: { hash: SECOND.hash },
    signature: { by: supervisor },
    draft: null,
  });
  const signed = await world.rows<{ who: string; data: { hash: string } }>(
    `SELECT who, data FROM audit_event WHERE what = 'protocol.signed' ORDER BY position`,
  );
  expect(signed.map(({ who, data }) => [who, data.hash])).toEqual([
    [supervisor, FIRST.hash],
    [supervisor, SECOND.hash],
  ]);
});

test('only a supervisor or an administrator signs, only what is stored, and once', async () => {
  await proposeProtocol(world.database, FIRST);
  const clinician = await world.staff('Cleo Clinician', { roles: ['clinician'] });
  const sign = (staffId: string, hash = FIRST.hash) => signProtocol(world.database, { hash, staffId });
  const auditor = await world.staff('Al Auditor', { roles: ['auditor'] });
  for (const no of [clinician, auditor]) await expect(sign(no)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(sign(supervisor, SECOND.hash)).rejects.toMatchObject({ code: 'not_found' });
  await sign(supervisor);
  const other = await world.staff('Olu Other', { roles: ['admin'] });
  await sign(other);
  expect((await readProtocols(world.database))[0]).toMatchObject({
    state: 'signed',
    signed: { by: 'Sam Supervisor' },
  });
});

test('what was changed behind the signature is neither signed nor brought into force', async () => {
  await proposeProtocol(world.database, FIRST);
  await signProtocol(world.database, { hash: FIRST.hash, staffId: supervisor });
  await world.rows(
    `UPDATE protocol_version SET body = jsonb_set(body, '{claimLeaseSeconds}', '9999') WHERE hash = $1`,
    [FIRST.hash],
  );
  expect((await readProtocols(world.database))[0]).toMatchObject({ isIntact: false });
  await expect(bringIntoForce(world.database, SECOND)).rejects.toMatchObject({ code: 'protocol_invalid' });
});

test('a difference is told value by value', () => {
  const { rules } = builtInProtocol();
  const more = parseProtocol({
    handoff: { keywords: [...rules.handoff.keywords, 'nurse'] },
    escalation: { imminent: [{ afterSeconds: 0, notify: ['slack', 'primary'], by: ['voice'] }] },
  }).rules;
  const changes = diffProtocol(rules, more);
  expect(changes.map(({ path }) => path)).toEqual([
    'handoff.keywords',
    'escalation.imminent[0].by',
    ...[1, 2, 3].flatMap((i) =>
      ['afterSeconds', 'notify', i === 3 ? 'repeatSeconds' : 'by'].map(
        (key) => `escalation.imminent[${i}].${key}`,
      ),
    ),
  ]);
  expect(changes.at(-1)).toMatchObject({ before: '120', after: null });
});
