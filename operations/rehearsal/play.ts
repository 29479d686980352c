import type { MessageBody } from '../../conversations/outbox/queue.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { RiskLevel } from '../../platform/risk.ts';
import { readRecord } from '../record/read-record.ts';
import type { Played, PlayedReply, PlayedTurn } from './played.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

/** Client turns are this far apart unless the script says otherwise. */
const TURN_SECONDS = 60;

interface OutRow extends Record<string, unknown> {
  readonly id: string;
  readonly seq: number;
  readonly sender: PlayedReply['from'];
  readonly channel: string;
  readonly body: Buffer;
  readonly templates: string[];
  readonly at: Date;
}

/** Plays a scenario on an open stage. */
export async function play(stage: Stage, scenario: Scenario): Promise<Played> {
  const turns: PlayedTurn[] = [];
  const said = { seq: 0 };
  for (const turn of scenario.turns) {
    const before = turns.at(-1);
    if (turn.client !== null) {
      // A silence has waited already; without one the client takes the usual minute.
      const gap = turn.wait_s ?? (before === undefined || before.client === null ? 0 : TURN_SECONDS);
      await stage.advance(secondsAfter(stage.clock.now(), gap), 'before');
      before?.replies.push(...(await newReplies(stage, said)));
    }
    const since = stage.clock.now();
    const channel = turn.channel ?? before?.channel ?? scenario.channel;
    if (turn.client === null) await stage.advance(secondsAfter(since, turn.wait_s ?? TURN_SECONDS));
    else await stage.write(channel, turn.client, turn.media ?? []);
    const answer = await newReplies(stage, said);
    turns.push({
      at: stage.clock.now().toISOString(),
      since: since.toISOString(),
      client: turn.client,
      channel,
      replies: answer,
      answers: answer.length,
      level: await sessionLevel(stage),
      handoff: await latestHandoff(stage),
      record: await readRecord(stage.database, stage.clientId),
    });
  }
  const last = turns.at(-1);
  if (!last) throw new Error(`${scenario.id} has no turn`);
  return { id: scenario.id, turns, sent: stage.sent, faults: stage.faults, record: last.record };
}

async function newReplies(stage: Stage, said: { seq: number }): Promise<PlayedReply[]> {
  const { clientId } = stage;
  if (!clientId) return [];
  return stage.database.transact(clientId, async (tx) => {
    const rows = await tx.query<OutRow>(
      'rehearsal_outgoing',
      `SELECT id, seq, sender, channel, body, templates, at FROM message
       WHERE client_id = $1 AND direction = 'out' AND status <> 'withheld' AND seq > $2 ORDER BY seq`,
      [clientId, said.seq],
    );
    said.seq = rows.at(-1)?.seq ?? said.seq;
    return rows.map((row) => ({
      at: row.at.toISOString(),
      from: row.sender,
      channel: row.channel,
      text: tx.cipher.open<MessageBody>(`message.body/${row.id}`, row.body).text,
      to: 'client',
      templates: row.templates,
    }));
  });
}

/** The level of the session that is open now; none where none is. */
async function sessionLevel(stage: Stage): Promise<RiskLevel> {
  const session = await stage.database.prisma.session.findFirst({
    where: { clientId: stage.clientId, closedAt: null },
    orderBy: { openedAt: 'desc' },
    select: { level: true },
  });
  return (session?.level ?? 'none') as RiskLevel;
}

function latestHandoff(stage: Stage): Promise<{ id: string; state: string } | null> {
  return stage.database.prisma.handoff.findFirst({
    where: { clientId: stage.clientId },
    orderBy: { openedAt: 'desc' },
    select: { id: true, state: true },
  });
}
