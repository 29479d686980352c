import { describe, expect, it } from 'vitest';
import { renderCard } from '../../channels/slack/card/card.ts';
import type { CardFacts } from '../../channels/slack/card/card-facts.ts';
import type { HomeFacts } from '../../channels/slack/home/home-facts.ts';
import { homeView, strangerView } from '../../channels/slack/home/home-view.ts';
import { MODALS } from '../../channels/slack/modals/all.ts';
import { viewOf } from '../../channels/slack/modals/modal.ts';
import { withCanned } from '../../channels/slack/modals/reply.ts';
import { noteBlocks } from '../../channels/slack/thread/note-blocks.ts';
import { threadPosts } from '../../channels/slack/thread/thread-text.ts';
import type { HandoffRow } from '../../handoff/rows.ts';
import { HANDOFF_STATES } from '../../handoff/state.ts';
import { RISK_LEVELS } from '../../platform/risk.ts';
import { CANNED_REPLIES } from '../../program/replies/canned-replies.ts';
import { limitProblem, viewProblem } from '../peers/slack-limits.ts';

const NOW = new Date('2026-03-10T22:44:00Z');
const ID = '01890000-0000-7000-8000-00000a3f2b9c';
/** What a client, a colleague or an import could put into a field to break out of it. */
const EVIL = '<!channel> <@U0ANA> <https://evil.example|here> *bold* _x_ ~y~ `z` ```c``` > q & &amp; 🙂';
const LONG = `${EVIL} `.repeat(200);
const OPTIONS = {
  phi: 'full',
  publicUrl: 'https://care.example',
  videoLink: `https://meet.example/${'r'.repeat(500)}`,
} as const;

const FACTS: CardFacts = {
  id: ID,
  clientId: ID,
  code: 'H-3F2B9C',
  clientRef: LONG,
  initials: 'M.O.',
  level: 'imminent',
  trigger: LONG,
  queue: LONG,
  channel: LONG,
  state: 'contacted',
  openedAt: NOW,
  claimedAt: NOW,
  contactedAt: NOW,
  resolvedAt: NOW,
  now: NOW,
  nobodyAnswered: true,
  wasStaffPaged: true,
  isLapsed: true,
  drill: true,
  categories: Array(200).fill(EVIL),
  evidence: { at: NOW, level: 'imminent', score: 1, signs: 99, quotes: Array(3).fill(EVIL.repeat(30)) },
  incident: { settled: 2, of: 8 },
  plan: 'active',
  contactConsents: Array(100).fill(EVIL),
  suppressedContacts: 9,
  locationAt: NOW,
  language: LONG,
  clinician: { id: ID, slackUserId: null, name: LONG },
  second: { slackUserId: null, name: LONG },
  snoozedUntil: NOW,
  disposition: LONG,
  closingLevel: LONG,
  withdrawnReason: LONG,
  slackChannel: 'C0CRISIS',
  slackTs: '1.2',
  person: { name: LONG, phone: LONG, location: LONG },
};
const ROW = {
  ...FACTS,
  sessionId: null,
  priority: 1,
  clinicianId: ID,
  leaseUntil: null,
  lastClientAt: NOW,
  lastClinicianAt: NOW,
  escalationRound: 1,
  protocolVersion: '1',
} as unknown as HandoffRow;

/** A whole payload with nothing in it that Slack would turn into a ping or a link to somewhere else. */
function isHarmless(payload: unknown): boolean {
  return !/<!channel>|<@U0ANA>|<https:\/\/evil/.test(JSON.stringify(mrkdwnOnly(payload)));
}

/** The parts that Slack reads as markup; plain text is shown as it is. */
function mrkdwnOnly(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOnly);
  if (!value || typeof value !== 'object') return [];
  const { type } = value as { type?: unknown };
  if (type === 'mrkdwn') return [value];
  return Object.values(value).flatMap(mrkdwnOnly);
}

describe('the worst that can be put in', () => {
  it.each(HANDOFF_STATES.flatMap((state) => RISK_LEVELS.map((level) => [state, level] as const)))(
    'a %s card at %s stays within Slack’s limits and pings nobody',
    (state, level) => {
      for (const phi of ['minimal', 'full'] as const) {
        const card = renderCard({ ...FACTS, state, level }, { ...OPTIONS, phi });
        expect(limitProblem('chat.postMessage', { ...card })).toBeNull();
        expect(isHarmless(card)).toBe(true);
        expect(card.text).toMatch(/^DRILL\. .{1,120}$/);
      }
    },
  );

  it('lines of the conversation are plain text, whole, in as many blocks as they need', () => {
    const lines = [
      LONG,
      '',
      '😀'.repeat(6_000),
      'short',
      '&<>'.repeat(4_000),
      ...Array<string>(60).fill(EVIL),
    ].map((text, index) => ({
      outboxId: `row${index}`,
      from: 'client' as const,
      name: EVIL,
      text,
      mediaCount: index,
      at: NOW,
    }));
    const posts = threadPosts(lines, NOW);
    for (const post of posts) {
      expect(limitProblem('chat.postMessage', { text: post.text, blocks: post.blocks })).toBeNull();
      expect(isHarmless(post)).toBe(true);
      expect(post.text).toMatch(/^Client: /);
    }
    const shown = posts.flatMap(({ blocks }) =>
      (blocks as { type: string; text?: { text: string } }[]).flatMap((block) =>
        block.type === 'section' ? [block.text?.text ?? ''] : [],
      ),
    );
    expect(shown.join('')).toBe(lines.map(({ text }) => text).join(''));
  });

  it('our own notes', () => {
    for (const state of HANDOFF_STATES) {
      for (const isForAll of [true, false]) {
        const note = noteBlocks({ ...FACTS, state }, LONG, '<@U1> <@U2>', isForAll);
        expect(limitProblem('chat.postMessage', { ...note })).toBeNull();
        expect(isHarmless(note)).toBe(true);
        expect(note.text).not.toContain('evil');
      }
    }
  });

  it('the home page, with more of everything than it lists', () => {
    const many = <T>(one: T): T[] => Array<T>(40).fill(one);
    const facts: HomeFacts = {
      now: NOW,
      presence: 'You are *on*.',
      isOn: false,
      mine: many(ROW),
      waiting: many(ROW),
      tasks: many({ id: ID, kind: LONG, dueAt: NOW, ref: LONG, handoffId: ID, drill: true }),
      followUps: many({ id: ID, kind: LONG, dueAt: NOW, channel: LONG, ref: LONG }),
      drills: many({ id: ID, scenario: LONG, state: LONG as 'ended', startedAt: NOW }).slice(0, 5),
      scenarios: Array.from({ length: 120 }, (_, i) => ({ id: `scenario_${i}`, title: LONG })),
    };
    const parts = { publicUrl: 'https://care.example', permalink: () => 'https://x.slack.com/archives/C/p1' };
    const view = homeView(facts, parts);
    expect(viewProblem(view)).toBeNull();
    expect(isHarmless(view)).toBe(true);
    expect(
      viewProblem(
        homeView(
          { ...facts, mine: [], waiting: [], tasks: [], followUps: [], drills: [], scenarios: [] },
          parts,
        ),
      ),
    ).toBeNull();
    expect(viewProblem(strangerView(LONG))).toBeNull();
  });

  it('private metadata and the replies of the list', () => {
    const origin = { handoffId: ID, channel: 'C'.repeat(30), basedOn: ID };
    for (const modal of MODALS) {
      const view = viewOf(modal.id, origin, { title: LONG, submit: 'Send', blocks: [{ type: 'divider' }] });
      expect(viewProblem(view)).toBeNull();
      expect(JSON.parse(String(view.private_metadata))).toEqual(origin);
    }
    for (const { id } of CANNED_REPLIES) {
      for (const language of ['en', 'es'])
        expect(viewProblem(viewOf('handoff_reply', origin, withCanned({}, `${id}:${language}`)))).toBeNull();
    }
  });
});
