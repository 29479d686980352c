import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BotInput } from '../../bot/engine/contract.ts';
import { respond } from '../../bot/engine/engine.ts';
import { loggedEngine } from '../../bot/turn/logged-engine.ts';
import { CALM, TurnWorld } from './world.ts';

let world: TurnWorld;
beforeAll(async () => {
  world = await TurnWorld.start();
});
afterEach(() => world.calm());
afterAll(() => world.stop());

/** The real engine on an input that it cannot read. */
const failing = (state: unknown, input: BotInput) =>
  respond(state, { ...input, session: { ...input.session, categories: null as never } });

const effectKinds = (input: BotInput, state: unknown = null) =>
  failing(state, input).effects.map((effect) => effect.kind);

describe('an engine that fails inside', () => {
  it('brings a person at high, an alert, and one sentence with 988', async () => {
    const who = await world.conversations.client();
    world.engine = failing;
    await world.write(who, 'words');
    expect(world.door).toEqual(['open high failsafe', 'bot message']);
    expect(await world.said(who.clientId)).toEqual([expect.stringMatching(/988/)]);
    expect(
      await world.row(
        `SELECT s.level, (SELECT array_agg(a.kind) FROM alert a WHERE a.client_id = $1) AS alerts
         FROM session s WHERE s.client_id = $1`,
        [who.clientId],
      ),
    ).toEqual({ level: 'high', alerts: ['turn_failed'] });
  });

  it('forgets nothing of what was asked and said', async () => {
    const who = await world.conversations.client();
    world.assess = () => ({ ...CALM, level: 'moderate' });
    world.engine = respond;
    await world.write(who, 'I feel awful');
    await world.write(who, 'still awful');
    const before = world.asked[1]?.state;
    world.engine = failing;
    await world.write(who, 'more');
    world.engine = respond;
    await world.write(who, 'and more');
    const [stood, after] = [world.asked[2]?.state, world.asked[3]?.state] as Record<string, unknown>[];
    expect(before).not.toBeNull();
    expect(after).toMatchObject({
      asked: stood?.asked,
      answers: stood?.answers,
      introduced: stood?.introduced,
    });
  });

  it('again in the same session keeps only what was done and told, in case the state is at fault', async () => {
    const who = await world.conversations.client();
    world.engine = respond;
    await world.write(who, 'hello');
    world.engine = failing;
    await world.write(who, 'one');
    await world.write(who, 'two');
    world.engine = respond;
    await world.write(who, 'three');
    const [, , once, twice] = world.asked.map(({ state }) => state as Record<string, unknown>);
    expect(twice).toMatchObject({
      done: once?.done,
      introduced: once?.introduced,
      dialog: 'talk',
      asked: {},
    });
  });

  it('still honours STOP, without a word', async () => {
    const who = await world.conversations.client();
    world.assess = () => ({ ...CALM, level: 'high' });
    await world.write(who, 'words');
    world.engine = failing;
    await world.write(who, 'STOP', { event: 'opt_out' });
    expect(await world.said(who.clientId)).toEqual([]);
    expect(
      await world.row(
        `SELECT opted_out_at IS NOT NULL AS out,
           (SELECT array_agg(a.kind ORDER BY a.kind) FROM alert a WHERE a.client_id = $1) AS alerts,
           (SELECT array_agg(k.kind ORDER BY k.kind) FROM task k WHERE k.client_id = $1) AS tasks
         FROM identity WHERE client_id = $1`,
        [who.clientId],
      ),
    ).toEqual({
      out: true,
      alerts: ['optout_during_risk', 'turn_failed'],
      tasks: ['follow_up_call', 'voice_outreach'],
    });
  });

  it('says nothing to a timer or a notice, and nothing where a clinician has the client', async () => {
    const who = await world.conversations.client();
    world.assess = () => ({ ...CALM, level: 'high' });
    await world.write(who, 'words');
    const { input } = world.asked[0] ?? {};
    if (!input) throw new Error('the engine was not asked');
    const timer: BotInput = { ...input, event: { kind: 'timer', timer: 're_ask', key: 'k', data: {} } };
    expect(failing(null, timer).messages).toEqual([]);
    expect(effectKinds(timer)).toEqual(['openHandoff', 'raiseAlert']);
    const notice: BotInput = { ...input, event: { kind: 'notice', notice: { kind: 'released' } } };
    expect(failing(null, notice).messages).toEqual([]);
    expect(effectKinds(notice)).toEqual(['raiseAlert']);
    const held = { ...input, handoff: { id: 'h', state: 'contacted' } } as BotInput;
    expect(failing(null, held).messages).toEqual([]);
    expect(effectKinds(held)).toEqual(['raiseLevel', 'raiseAlert']);
  });

  it('leaves its code in the log, with no words', async () => {
    const who = await world.conversations.client();
    const lines: unknown[] = [];
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (...line: unknown[]) => lines.push(line),
    };
    const engine = loggedEngine(failing, log as never);
    world.engine = engine;
    await world.write(who, 'secret words');
    expect(lines).toEqual([
      ['bot.engine_failed', { clientId: who.clientId, kind: 'message', code: expect.any(String) }],
    ]);
  });
});
