import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortCode } from '../../handoff/rows.ts';
import { createTask, dueIn } from '../../handoff/tasks.ts';
import { viewProblem } from '../peers/slack-limits.ts';
import { CHANNEL, SlackWorld, until } from './slack-world.ts';

let world: SlackWorld;
let ana: string;
beforeAll(async () => {
  world = await SlackWorld.start();
  ana = await world.staff('Ana Ruiz', 'U0ANA');
  await world.staff('Ben Okoro', 'U0BEN');
  await world.staff('Otto Audit', 'U0OTTO', ['auditor']);
});
afterAll(() => world.stop());

/** What `/crisis …` answers, in time or late. */
async function crisis(text: string, user = 'U0ANA'): Promise<string> {
  const before = world.workspace.responses.length;
  const answer = await world.driver.slashCommand({ command: '/crisis', text, user, channel: CHANNEL });
  expect(answer.status).toBe(200);
  if (answer.body !== '') return (JSON.parse(answer.body) as { text: string }).text;
  await until(() => world.workspace.responses.length > before);
  return String(world.workspace.responses.at(-1)?.text);
}

async function opened(name = 'Zelda Quimby') {
  const clientId = await world.client({ name });
  const handoffId = await world.open(clientId, 'high');
  await world.settled();
  return { clientId, handoffId, code: shortCode(handoffId) };
}

describe('/crisis', () => {
  it('explains itself, and says so when it does not know a word', async () => {
    for (const word of ['queue', 'oncall', 'client', 'task', 'handoff', 'drill'])
      expect(await crisis('help')).toContain(`/crisis ${word}`);
    expect(await crisis('<!channel>')).toContain('`&lt;!channel&gt;` is not known here');
  });

  it('is for staff only, whatever is asked', async () => {
    const { code } = await opened();
    for (const text of ['queue', 'oncall', 'task', `client ${code}`, `handoff ${code}`, 'drill']) {
      const answer = await crisis(text, 'U0STRANGER');
      expect(answer).toMatch(/roster|member|Slack did not say/);
      expect(answer).not.toContain(code);
    }
    expect(await crisis(`handoff ${code} accept`, 'U0OTTO')).toMatch(/role/);
    expect(await crisis('task', 'U0OTTO')).toMatch(/role/);
  });

  it('shows the queue and one handoff without a name, takes it and hands it back', async () => {
    const { handoffId, code } = await opened();
    const queue = await crisis('queue');
    expect(queue).toContain(code);
    expect(queue).toContain('https://handrail.slack.example/archives/C0CRISIS/p');
    expect(queue).not.toMatch(/Zelda|Quimby/);
    expect(await crisis(`handoff ${code}`)).toMatch(/waiting \d+ min/);
    expect(await crisis(`handoff ${code} accept`)).toContain('You have it');
    expect(await crisis(`handoff ${code} accept`, 'U0BEN')).toContain('Ana Ruiz has this handoff');
    expect(await crisis(`handoff ${code} release`)).toContain('back in the queue');
    const [row] = await world.rows('SELECT state FROM handoff WHERE id = $1', [handoffId]);
    expect(row).toEqual({ state: 'waiting' });
    expect(await crisis('handoff H-000000')).toContain('No handoff has this code');
  });

  it('shows where a client stands, by id or code, with an entry in the trail', async () => {
    const { clientId, code } = await opened();
    const text = await crisis(`client ${code}`);
    expect(text).toContain('Z.Q.');
    expect(text).not.toContain('Zelda');
    const [row] = await world.rows<{ external_id: string }>('SELECT external_id FROM client WHERE id = $1', [
      clientId,
    ]);
    expect(await crisis(`client ${row?.external_id}`)).toContain(code);
    const viewed = await world.rows(
      `SELECT who FROM audit_event WHERE chain = $1 AND what = 'client.viewed' AND why = 'slack'`,
      [clientId],
    );
    expect(viewed).toEqual([{ who: ana }]);
    expect(await crisis(`client ' OR 1=1`)).toContain('No client has this id');
  });

  it('says who is on call, and takes “I’m on” and “back in ten”', async () => {
    expect(await crisis('oncall')).toContain('⚠️ *nobody*');
    expect(await crisis('oncall on 60')).toContain('You are *on* until');
    expect(await crisis('oncall')).toMatch(/\*primary\*: Ana Ruiz \(joined until/);
    expect(await crisis('oncall back 10')).toContain('You are *away* until');
    expect(await crisis('oncall away 9999')).toMatch(/Between 1 and \d+ minutes/);
    expect(await crisis('oncall off')).toContain('as the roster says');
  });

  it('starts a drill for whoever may, and tells what came of it', async () => {
    await world.staff('Sue Park', 'U0SUE', ['supervisor']);
    expect(await crisis('drill')).toContain('`plan_and_means`');
    expect(await crisis('drill start plan_and_means')).toMatch(/role/);
    expect(await crisis('drill start plan_and_means', 'U0SUE')).toContain(
      'DRILL · Plan and means starts now',
    );
    const [code = ''] = /D-[0-9A-F]{6}/.exec(await crisis('drill')) ?? [];
    expect(await crisis(`drill report ${code}`)).toContain('No handoff was opened');
    expect(await crisis(`drill stop ${code}`, 'U0SUE')).toContain('stopped');
    expect(await crisis('drill report D-000000')).toContain('No drill has this code');
  });

  it('lists tasks by when they are due, and closes one', async () => {
    const clientId = await world.client();
    const id = await world.database.transact(clientId, async (tx) =>
      createTask(tx, {
        kind: 'follow_up_call',
        dueAt: dueIn(tx, -60),
        detail: 'call Zelda Quimby',
        by: 'test',
        why: 'test',
        drill: false,
      }),
    );
    const code = `T-${id.replaceAll('-', '').slice(-6).toUpperCase()}`;
    const list = await crisis('task');
    expect(list).toContain(`${code} *Follow-up call*`);
    expect(list).toContain('overdue');
    expect(list).not.toContain('Zelda');
    expect(await crisis(`task done ${code}`)).toContain('Done: follow-up call');
    expect(await world.rows('SELECT state, done_by FROM task WHERE id = $1', [id])).toEqual([
      { state: 'done', done_by: ana },
    ]);
  });
});

describe('the home page', () => {
  const home = (user = 'U0ANA') => JSON.stringify(world.workspace.homes.get(user) ?? {});

  it('shows what is mine, what waits and what is due, and follows the queue', async () => {
    const held = await opened();
    await world.handoffs.claim(held.handoffId, ana, 'slack');
    const waiting = await opened();
    await world.driver.homeOpened('U0ANA');
    await until(() => home().includes(held.code) && home().includes(waiting.code));
    expect(viewProblem(world.workspace.homes.get('U0ANA') ?? {})).toBeNull();
    expect(home()).not.toMatch(/Zelda|Quimby/);
    const next = await opened();
    await until(() => home().includes(next.code));
    const view = world.workspace.homes.get('U0ANA') ?? {};
    await world.driver.viewAction({ actionId: 'handoff_claim', value: next.handoffId, user: 'U0ANA', view });
    await until(async () => {
      const [row] = await world.rows('SELECT state FROM handoff WHERE id = $1', [next.handoffId]);
      return row !== undefined && JSON.stringify(row).includes('claimed');
    });
  });

  it('has the switch, and the tasks to close', async () => {
    const clientId = await world.client();
    const id = await world.database.transact(clientId, async (tx) =>
      createTask(tx, { kind: 'voice_outreach', dueAt: tx.now, detail: 'x', by: 't', why: 't', drill: false }),
    );
    await world.driver.homeOpened('U0BEN');
    await until(() => home('U0BEN').includes('Call the client'));
    const view = world.workspace.homes.get('U0BEN') ?? {};
    await world.driver.viewAction({ actionId: 'presence_on', value: 'on', user: 'U0BEN', view });
    await until(() => home('U0BEN').includes('You are *on*'));
    await world.driver.viewAction({ actionId: 'task_done', value: id, user: 'U0BEN', view });
    await until(() => !home('U0BEN').includes('Call the client'));
    await world.driver.viewAction({ actionId: 'presence_clear', value: 'clear', user: 'U0BEN', view });
  });

  it('offers drills to whoever may start one', async () => {
    await world.driver.homeOpened('U0SUE');
    await until(() => home('U0SUE').includes('drill_start'));
    expect(home('U0ANA')).not.toContain('drill_start');
    const before = await world.handoffs.drills.list();
    const view = world.workspace.homes.get('U0SUE') ?? {};
    await world.driver.viewAction({
      actionId: 'drill_start',
      value: 'asks_for_a_person',
      user: 'U0SUE',
      view,
    });
    await until(async () => (await world.handoffs.drills.list()).length > before.length);
  });

  it('shows nothing to whoever is not on the staff', async () => {
    const { code } = await opened();
    await world.driver.homeOpened('U0STRANGER');
    await until(() => home('U0STRANGER').includes('not on the staff roster'));
    expect(home('U0STRANGER')).not.toContain(code);
  });
});

describe('an answer within three seconds', () => {
  // Timed by the clock on the wall: again where the machine was busy with something else.
  it('is given although the database does not move, and the work is done after it', {
    retry: 3,
  }, async () => {
    const { clientId, handoffId, code } = await opened();
    await world.handoffs.claim(handoffId, ana, 'slack');
    await world.settled();
    // Somebody holds the client's lock, as a long turn does, and the roster is not to be read either.
    const holder = await world.database.pool.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE staff IN ACCESS EXCLUSIVE MODE');
    const { views, responses } = world.workspace;
    const before = { views: views.length, responses: responses.length };
    try {
      const answers = await Promise.all([
        ...Array.from({ length: 20 }, () => world.press('handoff_claim', handoffId, 'U0BEN')),
        world.press('handoff_call', handoffId, 'U0ANA'),
        world.driver.slashCommand({ command: '/crisis', text: 'queue', user: 'U0ANA', channel: CHANNEL }),
        world.driver.shortcut({ callbackId: 'crisis_queue', user: 'U0ANA' }),
        world.driver.homeOpened('U0ANA'),
        world.driver.viewSubmission({
          callbackId: 'near_miss',
          privateMetadata: JSON.stringify({ handoffId, channel: CHANNEL }),
          user: 'U0ANA',
          values: {
            kind: { value: { selected_option: { value: 'other' } } },
            what: { value: { value: 'slow' } },
          },
        }),
      ]);
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(answer.milliseconds).toBeLessThan(3_000);
      }
      // The form says that it is coming, for a trigger lives three seconds.
      await until(() => views.length > before.views);
      expect(JSON.stringify(views.at(-1))).toContain('One moment');
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    await until(() => responses.length > before.responses);
    expect(String(responses.at(-1)?.text)).toContain(code);
    await until(() => world.workspace.called('views.update').length >= 2);
    expect(JSON.stringify(views)).toContain('Log the call');
    await until(async () => {
      const rows = await world.rows(`SELECT 1 FROM task WHERE client_id = $1 AND kind = 'near_miss_review'`, [
        clientId,
      ]);
      return rows.length === 1;
    });
    await until(() => world.whispersTo('U0BEN').length >= 20);
  });

  it('goes nowhere but to Slack when it comes late', async () => {
    const { responder } = await import('../../channels/slack/respond.ts');
    const { silentLog } = await import('../../platform/log.ts');
    const before = world.workspace.responses.length;
    await responder({ apiUrl: null, log: silentLog })(world.workspace.responseUrl, 'the queue');
    expect(world.workspace.responses).toHaveLength(before);
  });
});
