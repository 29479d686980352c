import { afterEach, describe, expect, it } from 'vitest';
import { CSSRS_ITEMS, type CssrsAnswers, cssrsResult, missingItems } from '../../../handoff/care/cssrs.ts';
import { listScreenings, recordScreening } from '../../../handoff/care/screening.ts';
import { uuidFromName } from '../../../platform/ids.ts';
import { World } from '../world.ts';

const NO: CssrsAnswers = {
  wish: false,
  thoughts: false,
  method: null,
  intent: null,
  plan: null,
  behavior: false,
  behaviorRecent: null,
};
const asked = { method: false, intent: false, plan: false } as const;

describe('the screener', () => {
  it.each([
    ['nothing endorsed', {}, 'none'],
    ['a wish to be dead only', { wish: true }, 'low'],
    ['thoughts only', { thoughts: true, ...asked }, 'low'],
    ['a method thought of', { thoughts: true, ...asked, method: true }, 'moderate'],
    ['behaviour long ago', { behavior: true, behaviorRecent: false }, 'moderate'],
    ['some intent', { thoughts: true, ...asked, intent: true }, 'high'],
    ['a plan with intent', { thoughts: true, ...asked, plan: true }, 'high'],
    ['behaviour within three months', { behavior: true, behaviorRecent: true }, 'high'],
    ['a plan left over from before the answer to 2 was changed', { plan: true }, 'none'],
  ] as const)('%s', (_, answers, result) => expect(cssrsResult({ ...NO, ...answers })).toBe(result));

  it('asks 3 to 5 only after thoughts, and the time only after behaviour', () => {
    expect(missingItems(NO)).toEqual([]);
    expect(missingItems({ ...NO, thoughts: true })).toEqual(['method', 'intent', 'plan']);
    expect(missingItems({ ...NO, behavior: true, wish: null })).toEqual(['wish', 'behaviorRecent']);
  });

  it('has a LOINC code of its own for each item', () => {
    expect(new Set(CSSRS_ITEMS.map(({ loinc }) => loinc)).size).toBe(7);
    for (const { loinc } of CSSRS_ITEMS) expect(loinc).toMatch(/^\d{5}-\d$/);
  });
});

describe('a filled-in screener', () => {
  let world: World;
  afterEach(() => world.stop());

  it('is stored coded and sealed, once per form, raises the session and lowers nothing', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const clientId = await world.client();
    const sessionId = world.database.ids.next();
    await world.database.transact(clientId, async (tx) =>
      tx.insert('Session', {
        id: sessionId,
        clientId,
        openedAt: tx.now,
        lastMessageAt: tx.now,
        level: 'moderate',
        latched: false,
        categories: [],
        protocolVersion: '1',
        drill: false,
      }),
    );
    const handoffId = await world.open(clientId, 'moderate', { sessionId });
    await world.handoffs.claim(handoffId, ana, 'slack');
    const form = {
      handoffId,
      staffId: ana,
      answers: { ...NO, thoughts: true, ...asked, intent: true },
      note: 'calm while answering',
      id: uuidFromName('form-1'),
    };
    const fill = (more: object = {}) =>
      world.database.transact(clientId, (tx) => recordScreening(tx, world.deps, { ...form, ...more }));
    expect(await fill()).toBe('high');
    expect(await fill()).toBe('high');
    const [stored, ...others] = await world.database.transact(clientId, listScreenings);
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      by: ana,
      panel: '93373-9',
      wording: 'topics-1',
      result: 'high',
      resultCode: 'LA9193-9',
      note: 'calm while answering',
    });
    expect(stored?.answers).toContainEqual({ item: 'intent', loinc: '93249-1', answer: 'LA33-6' });
    expect(stored?.answers).toContainEqual({ item: 'behaviorRecent', loinc: '93269-9', answer: null });
    expect(await world.rows('SELECT level, latched FROM session')).toEqual([
      { level: 'high', latched: true },
    ]);

    expect(await fill({ id: uuidFromName('form-2'), answers: NO })).toBe('none');
    expect(await world.rows('SELECT level, latched FROM session')).toEqual([
      { level: 'high', latched: true },
    ]);
  });

  it('is refused with an item open, and to somebody who may not', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const auditor = await world.staff('Otto Audit', { roles: ['auditor'] });
    const clientId = await world.client();
    const handoffId = await world.open(clientId, 'high');
    const fill = (staffId: string, answers: CssrsAnswers) =>
      world.database.transact(clientId, (tx) =>
        recordScreening(tx, world.deps, { handoffId, staffId, answers, id: uuidFromName('form-3') }),
      );
    await expect(fill(ana, { ...NO, thoughts: true })).rejects.toMatchObject({
      code: 'incomplete_resolution',
    });
    await expect(fill(auditor, NO)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await world.rows('SELECT 1 FROM screening')).toEqual([]);
  });
});
