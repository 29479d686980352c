import type { OnCallRung, OutgoingText } from '../engine/contract.ts';
import type { Owed } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { linesFor, watched } from './lines.ts';
import { isVeteran, mark988, ownWords, peopleOf, rungNames } from './moves.ts';

/**
 * What a client at high risk hears without having written: nudges, how the wait stands, that nobody has answered, that
 * staff will phone. All of it goes through here, so that it comes as one voice: what falls due within a minute of
 * another message waits for the end of that minute and is told together with whatever else is owed by then. Only words
 * wait; what the moment asks of staff (tasks, alerts) is done when it is due.
 */

/** Words of different sources keep this distance. */
const QUIET_SECONDS = 60;
/** After so long without a word from the client the lines are calmer, and carry one small thing to do. */
const SILENT_MS = 10 * 60_000;

/**
 * Something is due to be told: told now with whatever else is owed, or held until it can be. The first nudge is never held
 * (clinical ground, rubric 15); others wait for it, and for the news that nobody has answered, when those are near.
 */
export function owe(t: Turn, what: Owed, options: { readonly first?: boolean } = {}): void {
  const { news } = t.state;
  if (what === 'update' && within(t, news.toldAt)) return;
  if (!news.owed.includes(what)) news.owed.push(what);
  if (options.first === true && isDue(t)) tell(t);
  else pump(t);
}

/** The wait for the end of a minute is over. */
export function newsDue(t: Turn): void {
  if (t.state.news.owed.length > 0) pump(t);
}

/** What is owed is told by the reply to the client's own words: it must not be left out for having been told before. */
export function beforeReply(t: Turn): void {
  if (t.state.news.owed.length > 0) t.state.statusTurn = null;
}

/** Notes what was said in this turn, and sees to it that what is still owed is told later. */
export function settleNews(t: Turn, messages: readonly OutgoingText[]): void {
  const { news, statusTurn, turns } = t.state;
  const kind = t.input.event.kind;
  if (kind === 'optOut') dropNews(t);
  if (messages.length === 0) return;
  news.saidAt = t.input.at.getTime();
  if (statusTurn === turns) news.toldAt = news.saidAt;
  if (kind !== 'message' && kind !== 'help') return;
  // The client is there: nobody has to be nudged, and the reply that says how it stands has told the rest.
  news.owed = statusTurn === turns ? [] : news.owed.filter((what) => what === 'nobody' || what === 'update');
  if (news.owed.length > 0) pump(t);
}

/** A person has the client, the handoff is closed, or the client left: nothing is owed any more. */
export function dropNews(t: Turn): void {
  t.state.news.owed = [];
  t.state.news.nudgeAt = null;
}

/** What waited and is still true goes along with the reply, where the dialog did not say it by itself. */
export function tellWithReply(t: Turn): void {
  const { owed } = t.state.news;
  if (!owed.includes('nobody') && !owed.includes('update')) return;
  if (t.silentSoFar || t.has('status') || t.about('abuse') || t.input.handoff?.state !== 'waiting') return;
  const isPaged = peopleOf(t.input.handoff.paged).length > 0;
  const isNobody = t.input.handoff.nobodyAnswered;
  const key: TextKey = !isNobody
    ? 'handoff.waiting_tiny'
    : `${isPaged ? 'handoff.nobody' : 'handoff.unpaged'}_${t.state.said988 === null ? 'tiny' : 'short'}`;
  const onSaid = () => {
    t.state.statusTurn = t.state.turns;
    if (isNobody) mark988(t);
  };
  t.say(key, 'status', {}, { weight: 7.6, onSaid });
}

function pump(t: Turn): void {
  const until = heldUntil(t);
  if (until === null) tell(t);
  else {
    const afterSeconds = (until - t.input.at.getTime()) / 1000;
    t.effect({ kind: 'startTimer', timer: 'news', key: 'news', afterSeconds });
  }
}

/** The minute, shorter where a protocol's own times are. */
function quietMs(t: Turn): number {
  const { silenceNudgeSeconds, waitingUpdateSeconds } = t.input.program;
  return 1000 * Math.min(QUIET_SECONDS, silenceNudgeSeconds.imminent, waitingUpdateSeconds / 2);
}

function within(t: Turn, at: number | null): boolean {
  return at !== null && t.input.at.getTime() - at < quietMs(t);
}

/** A first nudge due at the same instant as "nobody answered" is said with it. */
function isDue(t: Turn): boolean {
  const last = t.input.handoff?.lastStepAt?.getTime();
  return last === undefined || last > t.input.at.getTime() || t.state.news.owed.includes('nobody');
}

/** Until when what is owed has to wait; null: it may be said now. */
function heldUntil(t: Turn): number | null {
  const now = t.input.at.getTime();
  const { saidAt, nudgeAt, owed } = t.state.news;
  const quiet = quietMs(t);
  if (saidAt !== null && now - saidAt < quiet) return saidAt + quiet;
  // The nudge takes the others along. A moment later, so that whichever comes first in that instant finds the other.
  if (nudgeAt !== null && nudgeAt >= now && nudgeAt - now <= quiet) return nudgeAt + 1000;
  const last = t.input.handoff?.lastStepAt?.getTime();
  if (owed.includes('nobody') || last === undefined) return null;
  return last >= now && last - now <= quiet ? last + 1000 : null;
}

function tell(t: Turn): void {
  const { news } = t.state;
  const owed = new Set(news.owed);
  news.owed = [];
  if (hasLeft(t)) return;
  const nudged = owed.has('nudge') && t.at('high');
  if (nudged && t.about('abuse')) {
    // Neutral to whoever reads it; how the wait stands is told by itself.
    t.say('nudge.neutral', 'reply');
    news.owed = (['nobody', 'update'] as const).filter((what) => owed.has(what));
    if (news.owed.length > 0)
      t.effect({ kind: 'startTimer', timer: 'news', key: 'news', afterSeconds: quietMs(t) / 1000 });
    return;
  }
  const waits = t.input.handoff === null || t.input.handoff.state === 'waiting';
  const due =
    owed.has('nobody') || owed.has('update') || (nudged && handoffWaits(t) && !within(t, news.toldAt));
  const stands = waits && due && !watched(t);
  if (nudged) nudge(t, stands);
  if (stands) wait(t, owed, nudged);
  if (owed.has('voice') && t.at('high')) voice(t, nudged || stands);
}

function handoffWaits(t: Turn): boolean {
  return t.input.handoff?.state === 'waiting' && !t.state.thirdParty;
}

/** Texts that the client has left; elsewhere only where they are in this session. */
function hasLeft(t: Turn): boolean {
  const { client, channel, session } = t.input;
  return client.smsOptedOut && (channel === 'sms' || session.channels.at(-1) !== channel);
}

function nudge(t: Turn, stands: boolean): void {
  if (t.state.bodyInDanger) t.say('nudge.medical', 'urgent');
  else if (t.imminent)
    t.say(
      isVeteran(t) ? 'nudge.imminent_veteran' : 'nudge.imminent',
      'urgent',
      {},
      { onSaid: () => mark988(t) },
    );
  else {
    t.forget('safeNow');
    t.ask('safeNow', 'nudge.high', {}, { role: 'ask' });
    t.insist('ask', 9);
    if (!stands) t.say('nudge.high_988', 'resource', {}, { onSaid: () => mark988(t) });
  }
}

/** How the wait stands, with the numbers to call unless the nudge has them. */
function wait(t: Turn, owed: ReadonlySet<Owed>, nudged: boolean): void {
  const { handoff } = t.input;
  const tried = pagedNow(t);
  const isNobody = owed.has('nobody') || handoff?.nobodyAnswered === true;
  const isPaged = peopleOf(tried).length > 0;
  const called = nudged && t.urgent;
  const since = t.state.wroteAt === null ? SILENT_MS : t.input.at.getTime() - t.state.wroteAt;
  const calm = isNobody && !owed.has('nobody') && !nudged && since >= SILENT_MS;
  t.state.statusTurn = t.state.turns + 1;
  const minutes =
    handoff === null
      ? 1
      : Math.max(1, Math.round((t.input.at.getTime() - handoff.openedAt.getTime()) / 60_000));
  const params = { tried: rungNames(t, tried), minutes };
  const key = waitKey(t, { isNobody, isPaged, calm, called });
  t.say(key, 'status', params, {
    weight: 9.5,
    onSaid: () => {
      if (isNobody && !key.endsWith('_short')) mark988(t);
    },
  });
  if (called) return;
  if (t.urgent || !isNobody || calm) lines(t);
  if (nudged || t.state.thirdParty || t.about('abuse')) return;
  if (isNobody) smallStep(t);
}

/** Who is being paged as this is said: what waited may have been true of others. */
function pagedNow({ input: { event, handoff } }: Turn): readonly OnCallRung[] {
  const isOfNow = event.kind === 'notice' && 'tried' in event.notice;
  return isOfNow ? event.notice.tried : (handoff?.paged ?? []);
}

function waitKey(
  t: Turn,
  how: { isNobody: boolean; isPaged: boolean; calm: boolean; called: boolean },
): TextKey {
  if (how.isNobody) {
    if (how.calm) return how.isPaged ? 'handoff.keep' : 'handoff.keep_unpaged';
    const short = how.called && t.state.bodyInDanger ? t.state.said988 !== null : t.urgent;
    if (short) return how.isPaged ? 'handoff.nobody_short' : 'handoff.unpaged_short';
    if (how.called) return how.isPaged ? 'handoff.nobody_tiny' : 'handoff.unpaged_tiny';
    const key = how.isPaged ? 'handoff.nobody' : 'handoff.unpaged';
    return t.input.channel === 'sms' ? `${key}_tiny` : key;
  }
  if (how.called) return 'handoff.waiting_tiny';
  // A page is named only where a person's own device rang.
  if (!how.isPaged) return t.urgent ? 'handoff.unpaged_short' : 'handoff.update_queue';
  return t.urgent ? 'handoff.update_tiny' : 'handoff.update';
}

function lines(t: Turn): void {
  const onSaid = () => mark988(t);
  if (t.state.bodyInDanger) t.say('medical.call', 'urgent', {}, { onSaid });
  else if (t.imminent)
    t.say(isVeteran(t) ? 'imminent.call_veteran' : 'imminent.call', 'urgent', {}, { onSaid });
  else t.say(linesFor(t), 'resource', {}, { weight: 8, onSaid });
}

/** One small thing to do while nobody comes: the client's own words first, no skill while the body is in danger. */
function smallStep(t: Turn): void {
  if (t.state.bodyInDanger) t.say('medical.door', 'step', {}, { weight: 6 });
  else if (t.imminent || !ownWords(t)) t.say('handoff.small_step', 'step', {}, { weight: 6 });
}

function voice(t: Turn, beside: boolean): void {
  if (t.urgent) {
    if (!beside) lines(t);
    t.say('nudge.voice_short', 'status', {}, { weight: 7 });
    return;
  }
  t.say(beside ? 'nudge.voice_short' : 'nudge.voice', 'status', {}, { weight: 8 });
  if (!beside) t.say('nudge.voice_988', 'resource', {}, { onSaid: () => mark988(t) });
}
