import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findClient } from '../../../program/clients/find-client.ts';
import type { PlanStatus } from '../../../program/plans/plan.ts';
import {
  approvePlan,
  type ReviewHook,
  type SavedPlanVersion,
  savePlanVersion,
} from '../../../program/plans/save-plan.ts';
import { openTestPlatform, type TestPlatform } from '../../operations/support.ts';

let platform: TestPlatform;
let clientId: string;
let count = 0;

beforeAll(async () => {
  platform = await openTestPlatform('plans');
});
afterAll(() => platform.close());
beforeEach(async () => {
  count += 1;
  const contact = { name: 'Kay', phone: '+15555550100', consent: 'full' };
  await platform.load([{ id: `P-${count}`, emergencyContacts: [contact] }]);
  clientId = (await findClient(platform.database, `P-${count}`))?.id ?? '';
});

const save = (text: string, status: PlanStatus, review?: ReviewHook) =>
  platform.database.transact(clientId, (tx) =>
    savePlanVersion(
      tx,
      {
        steps: [[], [{ text }]],
        reasons: [],
        status,
        author: status === 'active' ? 'program' : 'client',
        language: 'en',
      },
      review,
    ),
  );

async function versions(): Promise<string[]> {
  const rows = await platform.database.prisma.planVersion.findMany({
    where: { clientId },
    orderBy: { version: 'asc' },
  });
  return rows.map(({ version, status, basedOn }) => `${version} ${status} from ${basedOn ?? '-'}`);
}

describe('an edit of a crisis plan', () => {
  it('is a new version that waits for a review, beside the one in force', async () => {
    await save('sudoku', 'active');
    const asked: SavedPlanVersion[] = [];
    const saved = await save('baking', 'pending_clinician_review', (_tx, version) => {
      asked.push(version);
    });
    expect(await versions()).toEqual(['1 active from -', '2 pending_clinician_review from 1']);
    expect(asked).toEqual([saved]);
    expect(saved.changes).toEqual([{ step: 2, added: ['baking'], removed: ['sudoku'] }]);
  });

  it('replaces an edit that still waits', async () => {
    await save('sudoku', 'active');
    await save('baking', 'pending_clinician_review');
    await save('drums', 'pending_clinician_review');
    expect(await versions()).toEqual([
      '1 active from -',
      '2 retired from 1',
      '3 pending_clinician_review from 2',
    ]);
  });

  it('that says the same is none', async () => {
    await save('sudoku', 'active');
    expect(await save(' sudoku', 'pending_clinician_review')).toMatchObject({ version: 1, changed: false });
    expect(await versions()).toEqual(['1 active from -']);
  });

  it('moves a draft on without a new version', async () => {
    await save('music', 'draft_by_client');
    expect(await save('music', 'pending_clinician_review')).toMatchObject({
      version: 1,
      changed: true,
      changes: [],
    });
    expect(await versions()).toEqual(['1 pending_clinician_review from -']);
  });

  it('comes into force when a clinician approves it, once', async () => {
    await save('sudoku', 'active');
    const { id } = await save('baking', 'pending_clinician_review');
    const staffId = platform.database.ids.next();
    const approve = () => platform.database.transact(clientId, (tx) => approvePlan(tx, id, staffId));
    await approve();
    expect(await versions()).toEqual(['1 retired from -', '2 active from 1']);
    await expect(approve()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never changes who may be contacted, and is audited', async () => {
    const contacts = () => platform.database.prisma.contact.findMany({ where: { clientId } });
    const before = await contacts();
    await save('not Kay any more', 'pending_clinician_review');
    expect(await contacts()).toEqual(before);
    const entry = await platform.database.prisma.auditEvent.findFirst({
      where: { chain: clientId },
      orderBy: { position: 'desc' },
    });
    expect(entry).toMatchObject({ who: 'client', what: 'plan.saved', why: 'pending_clinician_review' });
  });
});
