import type { Database } from '../../platform/database/database.ts';

/** What was put into the record, kept beside it: the test counts this, the report counts the tables. */
export interface Told {
  readonly handoffs: readonly {
    readonly level: string;
    readonly channel: string;
    readonly language: string;
    readonly localHour: string;
    readonly state: string;
    readonly contactAfter: number | null;
    readonly disposition: string | null;
    readonly nobodyAnswered: boolean;
    readonly followUpAfterHours: number | null;
  }[];
  readonly sent: readonly string[];
  readonly undelivered: number;
  readonly replySeconds: readonly number[];
  readonly skills: readonly {
    readonly skill: string;
    readonly before: number;
    readonly after: number | null;
  }[];
  readonly feedback: readonly string[];
  readonly sessions: readonly { readonly plan: boolean; readonly saw: boolean }[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };

/** The clocks in New York went back on the 1st of November 2026 at 2 in the morning: four hours off before, five after. */
const FIRST_HOUR = Date.parse('2026-11-01T04:00:00Z');
const CLOCKS_BACK = Date.parse('2026-11-01T06:00:00Z');
const HOUR_MS = 3_600_000;
const LEVELS = ['imminent', 'high', 'moderate'] as const;
const FORMULA = '=HYPERLINK("https://example.org","x")';

/** A month of made-up handoffs, lines, skills, sessions and answers, with drills and other months beside it. */
export async function generateRecord(database: Database): Promise<Told> {
  const random = seeded(20261101);
  const told: Mutable<Told> = {
    handoffs: [],
    sent: [],
    undelivered: 0,
    replySeconds: [],
    skills: [],
    feedback: [],
    sessions: [],
  };
  for (let i = 0; i < 290; i += 1) await oneCase(database, told, { i, random, drill: false, outside: false });
  const hidden: Mutable<Told> = structuredClone(told);
  for (let i = 0; i < 7; i += 1) await oneCase(database, hidden, { i, random, drill: true, outside: false });
  for (let i = 0; i < 7; i += 1) await oneCase(database, hidden, { i, random, drill: false, outside: true });
  return told;
}

interface One {
  readonly i: number;
  readonly random: () => number;
  readonly drill: boolean;
  readonly outside: boolean;
}

async function oneCase(database: Database, told: Mutable<Told>, one: One): Promise<void> {
  const { i, random, drill, outside } = one;
  const clientId = database.ids.next();
  const hours = outside ? 31 * 24 + i : (i * 8 + Math.floor(random() * 8)) % (30 * 24);
  const openedMs = FIRST_HOUR + hours * HOUR_MS + Math.floor(random() * 3_600) * 1000;
  const opened = new Date(openedMs);
  const later = (seconds: number) => new Date(openedMs + seconds * 1000);
  const localHour = Math.floor((openedMs / HOUR_MS - (openedMs < CLOCKS_BACK ? 4 : 5)) % 24);
  const level = LEVELS[i % 3] as string;
  const language = i % 30 === 7 ? 'fr' : i % 4 === 0 ? 'es' : 'en';
  const channel = drill ? 'slack' : i % 3 === 0 ? 'sms' : 'web';
  const isReached = i % 8 !== 5;
  const contactAfter = isReached ? Math.round(random() * (level === 'moderate' ? 1_200 : 150)) : null;
  const state = isReached ? (i % 9 === 4 ? 'contacted' : 'resolved') : i % 16 === 5 ? 'withdrawn' : 'waiting';
  const disposition = state === 'resolved' ? (i % 5 === 0 ? 'referred' : 'safe_with_plan') : null;
  const nobodyAnswered = i % 10 === 3;
  const followUpAfterHours = state !== 'resolved' || i % 6 === 1 ? null : 1 + (i % 100);
  const hasPlan = i % 4 !== 1;
  const saw = hasPlan && i % 2 === 0;
  const before = 5 + (i % 5);
  const after = i % 7 === 2 ? null : before - (i % 4);
  const answer = ['yes', 'a_little', 'no'][i % 3] as string;

  await database.transactNewClient(clientId, async (tx) => {
    tx.insert('Client', {
      id: clientId,
      externalId: null,
      kind: 'enrolled',
      program: i % 2 === 0 ? FORMULA : 'evening',
      language,
      timeZone: 'America/New_York',
      jurisdictionMode: 'full',
      flags: [],
      quietHours: [],
      profile: Buffer.alloc(1),
      lastSeq: 4,
      createdAt: opened,
      updatedAt: opened,
      drill,
    });
    const sessionId = tx.ids.next();
    tx.insert('Session', {
      id: sessionId,
      clientId,
      openedAt: opened,
      lastMessageAt: later(60),
      level,
      latched: false,
      categories: [],
      protocolVersion: 'test',
      drill,
    });
    if (hasPlan)
      tx.insert('PlanVersion', {
        id: tx.ids.next(),
        clientId,
        version: 1,
        status: 'active',
        at: new Date(openedMs - 1000),
        author: 'client',
        language,
        body: Buffer.alloc(1),
      });
    const seconds = 1 + (i % 3);
    const isLost = channel === 'sms' && i % 5 === 0;
    const line = (seq: number, at: Date, more: Record<string, unknown>) =>
      tx.insert('Message', {
        id: tx.ids.next(),
        clientId,
        sessionId,
        seq,
        channel,
        body: Buffer.alloc(1),
        templates: [],
        status: 'delivered',
        statusRank: 3,
        mediaCount: 0,
        at,
        drill,
        ...more,
      } as never);
    line(1, opened, { direction: 'in', sender: 'client' });
    line(2, later(0.5), {
      direction: 'out',
      sender: 'bot',
      sentAt: later(seconds),
      status: isLost ? 'undelivered' : 'delivered',
      templates: saw ? ['plan.own_2'] : ['crisis.ask', 'plan.ask_build'],
    });
    line(3, later(30), { direction: 'in', sender: 'client' });
    line(4, later(31), { direction: 'out', sender: 'bot', status: 'queued' });

    const handoffId = tx.ids.next();
    const resolvedAt = state === 'resolved' ? later(3_600) : null;
    tx.insert('Handoff', {
      id: handoffId,
      clientId,
      sessionId,
      level,
      trigger: outside ? 'outside' : 'risk',
      queue: 'crisis',
      priority: 1,
      channel,
      state,
      openedAt: opened,
      claimedAt: contactAfter === null ? null : opened,
      contactedAt: contactAfter === null ? null : later(contactAfter),
      resolvedAt,
      disposition,
      withdrawnReason: state === 'withdrawn' ? 'not_a_crisis' : null,
      escalationRound: 1,
      // A claim clears the flag; the event stays.
      nobodyAnswered: false,
      protocolVersion: 'test',
      drill,
    });
    if (nobodyAnswered)
      for (const at of [later(300), later(420)])
        tx.insert('HandoffEvent', {
          id: tx.ids.next(),
          handoffId,
          clientId,
          at,
          kind: 'nobody_answered',
          by: 'system',
        });
    if (resolvedAt && followUpAfterHours !== null)
      tx.insert('FollowUp', {
        id: tx.ids.next(),
        clientId,
        handoffId,
        kind: 'caring_contact',
        dueAt: resolvedAt,
        channel,
        language,
        state: 'sent',
        sentAt: new Date(resolvedAt.getTime() + followUpAfterHours * HOUR_MS),
        createdAt: resolvedAt,
      });
    tx.insert('SkillRun', {
      id: tx.ids.next(),
      clientId,
      skill: i % 2 === 0 ? 'box_breathing' : 'grounding_54321',
      channel,
      startedAt: opened,
      before,
      after,
      scores: [],
    });
    await tx.query(
      'test_feedback',
      `INSERT INTO chat_feedback (id, client_id, session_id, handoff_id, answer, at, drill) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.ids.next(), clientId, sessionId, null, answer, opened, drill],
    );
    if (level === 'moderate') told.sessions.push({ plan: hasPlan, saw });
    if (channel === 'sms') {
      // The third line is answered by one that waits to be sent: its own time counts.
      told.replySeconds.push(seconds, 1);
      told.sent.push('sms');
      if (isLost) told.undelivered += 1;
    }
  });
  told.handoffs.push({
    level,
    channel,
    language,
    localHour: `${String(localHour).padStart(2, '0')}:00`,
    state,
    contactAfter,
    disposition,
    nobodyAnswered,
    followUpAfterHours,
  });
  told.skills.push({ skill: i % 2 === 0 ? 'box_breathing' : 'grounding_54321', before, after });
  told.feedback.push(answer);
}

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
