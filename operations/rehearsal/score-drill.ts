import type { BotMark } from '../../handoff/drills/bot-marks.ts';
import type { DrillRow } from '../../handoff/drills/play-drill.ts';
import type { ScriptFile } from '../../handoff/drills/scripts.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { maxLevel, type RiskLevel } from '../../platform/risk.ts';
import { readRecord } from '../record/read-record.ts';
import { checkOne } from './checks/index.ts';
import type { ClientRecord } from './checks/record.ts';
import type { Played, PlayedReply, PlayedTurn } from './played.ts';
import type { Expectation, Scenario } from './scenario.ts';

/** The bot answers within seconds; what comes later, where the client is silent, belongs to the silence. */
const ANSWER_SECONDS = 30;

/**
 * Holds a drill that is over against what its file expects of the bot, with the rehearsal's own checks. A drill runs in real
 * time and keeps one record, so that each turn is judged by what the record held by then. From the moment in which a
 * clinician took the client nothing is expected of the bot. Empty for a drill without a file.
 */
export async function scoreDrill(database: Database, drill: DrillRow): Promise<BotMark[]> {
  const { file } = drill.script;
  if (!file || file.expected.length === 0) return [];
  const record = await readRecord(database, drill.clientId);
  const turns = turnsOf(file, drill, record, await templatesOf(database, drill.clientId));
  const claimedAt = record.handoffs.map(({ claimedAt: at }) => at).find((at) => at) ?? null;
  // What a file says about its client and its night is not played by a drill: a check that asks for it is left to people.
  const scenario = { id: drill.scenario, channel: drill.script.channel ?? 'web' } as Scenario;
  const played: Played = { id: drill.scenario, turns, sent: [], faults: [], record };
  return file.expected.map((one) => {
    const expectation = one as unknown as Expectation;
    const { check, after, by } = expectation;
    const last =
      turns[Math.max(...[after, by ?? after].map((turn) => (turn === 'end' ? file.turns.length : turn))) - 1];
    if (!last) return { check, after, outcome: 'judge', found: '' };
    const endsAt = last.replies.at(-1)?.at ?? last.at;
    if (claimedAt && claimedAt <= endsAt) return { check, after, outcome: 'with_a_person', found: '' };
    try {
      const { outcome, found } = checkOne(scenario, played, expectation);
      return { check, after, outcome, found: found.slice(0, 160) };
    } catch {
      // A check that this version does not know, or that asks for what a drill does not have.
      return { check, after, outcome: 'judge', found: '' };
    }
  });
}

/** Keys of the reviewed sentences of everything that was said, in its order. */
async function templatesOf(database: Database, clientId: string): Promise<string[][]> {
  const rows = await database.prisma.message.findMany({
    where: { clientId, direction: 'out' },
    orderBy: { seq: 'asc' },
    select: { templates: true },
  });
  return rows.map(({ templates }) => templates);
}

/** The file's turns as far as they were played: each with what was said until the next one, and with the record as it was then. */
function turnsOf(
  file: ScriptFile,
  drill: DrillRow,
  record: ClientRecord,
  templates: readonly (readonly string[])[],
): PlayedTurn[] {
  const lines = record.messages.filter(({ direction }) => direction === 'in');
  const said = record.messages
    .filter(({ direction }) => direction === 'out')
    .map((one, i) => replyOf(one, templates[i] ?? []));
  const endedAt = drill.endedAt?.toISOString() ?? '9';
  const turns: PlayedTurn[] = [];
  let clock = drill.startedAt.toISOString();
  for (const [i, { client, waitSeconds }] of file.turns.entries()) {
    const line = client === null ? null : lines.shift();
    if (line === undefined) break;
    const since = line?.at ?? clock;
    const at = line ? since : secondsAfter(new Date(since), waitSeconds).toISOString();
    if (at > endedAt) break;
    const isBeforeSilence = line !== null && file.turns[i + 1]?.client === null;
    const until = isBeforeSilence
      ? secondsAfter(new Date(since), ANSWER_SECONDS).toISOString()
      : (lines[0]?.at ?? (file.turns[i + 1] ? at : '9'));
    const replies = said.filter((one) => one.at >= since && one.at < until);
    const fresh = replies.filter((one) => turns.every((turn) => !turn.replies.includes(one)));
    const answered = fresh.filter(
      (one) => one.at < secondsAfter(new Date(since), ANSWER_SECONDS).toISOString(),
    );
    const seenAt = fresh.at(-1)?.at ?? at;
    const then = recordAt(record, seenAt > at ? seenAt : at);
    turns.push({
      at,
      since,
      client,
      channel: drill.script.channel ?? 'web',
      replies: fresh,
      answers: client === null ? fresh.length : answered.length,
      level: levelOf(then),
      handoff: handoffOf(then),
      record: then,
    });
    clock = (fresh.at(-1)?.at ?? since) > at ? (fresh.at(-1)?.at ?? at) : at;
  }
  return turns;
}

function replyOf(one: ClientRecord['messages'][number], templates: readonly string[]): PlayedReply {
  return {
    at: one.at,
    from: one.from as PlayedReply['from'],
    channel: one.channel,
    text: one.text ?? '',
    to: 'client',
    templates,
  };
}

/** What of the record was there at an instant. States that changed later stand as they are now. */
function recordAt(record: ClientRecord, at: string): ClientRecord {
  const by = <T extends { at: string }>(rows: readonly T[]) => rows.filter((row) => row.at <= at);
  return {
    ...record,
    messages: by(record.messages),
    assessments: by(record.assessments),
    handoffs: record.handoffs.filter(({ openedAt }) => openedAt <= at),
    tasks: by(record.tasks),
    alerts: by(record.alerts),
    incidents: by(record.incidents),
    plans: by(record.plans),
    skills: by(record.skills),
    consents: by(record.consents),
  };
}

/** Words raise a session's level, and in a drill only a clinician would lower it: the highest so far. */
function levelOf(record: ClientRecord): RiskLevel {
  return record.assessments
    .filter(({ subject }) => subject === 'self')
    .reduce<RiskLevel>((level, one) => maxLevel(level, one.level as RiskLevel), 'none');
}

function handoffOf(record: ClientRecord): { id: string; state: string } | null {
  const latest = record.handoffs.at(-1);
  return latest ? { id: latest.id, state: latest.claimedAt ? latest.state : 'waiting' } : null;
}
