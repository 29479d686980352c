import { setTimer } from '../../conversations/timers/set-timer.ts';
import { secondsAfter } from '../../platform/clock.ts';
import { uuidFromName } from '../../platform/ids.ts';
import { outOfQuietHours } from '../../program/clients/quiet-hours.ts';
import type { ChannelKind, Effect } from '../engine/contract.ts';
import type { EffectContext } from './effect-context.ts';

type FollowUpEffect = Extract<Effect, { kind: 'scheduleFollowUp' }>;
type CheckInEffect = Extract<Effect, { kind: 'answerCheckIn' }>;

/** Promises the client a contact later, on a channel that is safe for them, and sets its timer. Once per kind. */
export async function scheduleFollowUp(context: EffectContext, effect: FollowUpEffect): Promise<void> {
  const { tx, loaded, reply } = context.turn;
  const { view } = loaded;
  // Asked now, not when the turn began: this very turn may have opted out.
  const [now] = await tx.query<{ is_known: boolean; opted_out: boolean }>(
    'follow_up_known',
    `SELECT EXISTS (SELECT 1 FROM follow_up WHERE client_id = $1 AND kind = $2 AND state = 'due') AS is_known,
       EXISTS (SELECT 1 FROM identity WHERE client_id = $1 AND channel = 'sms' AND opted_out_at IS NOT NULL) AS opted_out`,
    [tx.clientId, effect.followUp],
  );
  if (now?.is_known) return;
  const wanted = secondsAfter(tx.now, effect.afterHours * 3_600);
  const dueAt =
    effect.keepOutOfQuietHours && view.quietHours
      ? outOfQuietHours(wanted, view.quietHours, view.timeZone)
      : wanted;
  const channel: ChannelKind = view.lockedChannel ?? reply.channel;
  const id = tx.ids.next();
  tx.insert('FollowUp', {
    id,
    clientId: tx.clientId ?? '',
    handoffId: context.handoffId,
    kind: effect.followUp,
    dueAt,
    channel,
    language: view.language,
    state: channel === 'sms' && now?.opted_out ? 'paused' : 'due',
    createdAt: tx.now,
  });
  setTimer(tx, context.announcer, {
    kind: 'follow_up',
    key: `follow-up:${id}`,
    dueAt,
    data: { followUpId: id },
  });
}

/** What was promised on another channel goes to the one that is safe now. */
export async function moveFollowUps(context: EffectContext, channel: ChannelKind): Promise<void> {
  const { tx } = context.turn;
  await tx.query(
    'follow_up_move',
    `UPDATE follow_up SET channel = $2 WHERE client_id = $1 AND state = 'due' AND channel <> $2`,
    [tx.clientId, channel],
  );
}

/** Somebody else may read the client's phone: nothing automatic is texted to it. */
export async function pauseTexts(context: EffectContext): Promise<void> {
  const { tx } = context.turn;
  await tx.query(
    'follow_up_pause_texts',
    `UPDATE follow_up SET state = 'paused' WHERE client_id = $1 AND state = 'due' AND channel = 'sms'`,
    [tx.clientId],
  );
}

export function startSkill(context: EffectContext, skill: string, run: string): void {
  const { tx, session, reply } = context.turn;
  tx.insert('SkillRun', {
    id: runId(context, run),
    clientId: tx.clientId ?? '',
    sessionId: session.id || null,
    skill,
    channel: reply.channel,
    startedAt: tx.now,
    scores: [],
  });
}

/** Stores one number of a run: the first is the one before, the latest the one after. */
export async function scoreSkill(context: EffectContext, run: string, value: number): Promise<void> {
  const { tx } = context.turn;
  await tx.query(
    'skill_score',
    `UPDATE skill_run SET scores = scores || $2::jsonb, before = COALESCE(before, $3),
       after = CASE WHEN before IS NULL THEN after ELSE $3 END WHERE id = $1`,
    [runId(context, run), JSON.stringify([{ at: tx.now.toISOString(), value }]), value],
  );
}

export async function endSkill(context: EffectContext, run: string, ended: string): Promise<void> {
  const { tx } = context.turn;
  await tx.query(
    'skill_end',
    'UPDATE skill_run SET ended_at = $2, ended = $3 WHERE id = $1 AND ended_at IS NULL',
    [runId(context, run), tx.now, ended],
  );
}

export function recordScore(context: EffectContext, what: string, value: number): void {
  const { tx, session } = context.turn;
  tx.insert('ScoreEntry', {
    id: tx.ids.next(),
    clientId: tx.clientId ?? '',
    sessionId: session.id || null,
    what,
    value,
    at: tx.now,
  });
}

/** Adds what the client answered to a check-in; what was answered before stays. */
export async function answerCheckIn(context: EffectContext, effect: CheckInEffect): Promise<void> {
  const { tx } = context.turn;
  await tx.query(
    'check_in_answer',
    `UPDATE check_in SET mood = COALESCE($3, mood), urge = COALESCE($4, urge), sleep_hours = COALESCE($5, sleep_hours),
       answered_at = $6, state = 'answered' WHERE id = $1 AND client_id = $2`,
    [
      effect.checkIn,
      tx.clientId,
      effect.mood ?? null,
      effect.urge ?? null,
      effect.sleepHours ?? null,
      tx.now,
    ],
  );
}

/** The engine names runs by a word unique for the client; rows need a UUID, the same for the same word. */
function runId(context: EffectContext, run: string): string {
  return uuidFromName(`${context.turn.tx.clientId}/${run}`);
}
