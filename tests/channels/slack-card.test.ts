import { describe, expect, it } from 'vitest';
import { renderCard } from '../../channels/slack/card/card.ts';
import { type CardFacts, initialsOf } from '../../channels/slack/card/card-facts.ts';
import {
  addressesColleagues,
  escapeMrkdwn,
  mentionedUsers,
  plainText,
  withMentionsNamed,
} from '../../channels/slack/mrkdwn.ts';
import { Pace } from '../../channels/slack/pace.ts';
import { threadPosts } from '../../channels/slack/thread/thread-text.ts';
import { failureOf } from '../../channels/slack/web-api.ts';
import { RISK_LEVELS } from '../../platform/risk.ts';
import { limitProblem } from '../peers/slack-limits.ts';

const NOW = new Date('2026-03-10T22:44:00Z');
const FACTS: CardFacts = {
  id: '01890000-0000-7000-8000-00000a3f2b9c',
  clientId: '01890000-0000-7000-8000-000000000001',
  code: 'H-3F2B9C',
  clientRef: 'mrn-7',
  initials: 'M.O.',
  level: 'high',
  trigger: 'risk',
  queue: 'clinical',
  channel: 'sms',
  state: 'waiting',
  openedAt: new Date('2026-03-10T22:40:00Z'),
  claimedAt: null,
  contactedAt: null,
  resolvedAt: null,
  now: NOW,
  nobodyAnswered: false,
  wasStaffPaged: false,
  isLapsed: false,
  drill: false,
  categories: ['suicide', 'medical_emergency'],
  evidence: {
    at: new Date('2026-03-10T22:39:00Z'),
    level: 'high',
    score: 0.934,
    signs: 2,
    quotes: ['pills in my hand'],
  },
  incident: null,
  plan: 'active',
  contactConsents: ['life_threat_only', 'full'],
  suppressedContacts: 1,
  locationAt: new Date('2026-03-10T19:30:00Z'),
  language: 'es',
  clinician: null,
  second: null,
  snoozedUntil: null,
  disposition: null,
  closingLevel: null,
  withdrawnReason: null,
  slackChannel: null,
  slackTs: null,
  person: { name: 'Maria Ortiz', phone: '+15550100001', location: '12 Oak St' },
};
const minimal = { phi: 'minimal', publicUrl: 'https://care.example' } as const;
const shown = (facts: Partial<CardFacts> = {}, options: Parameters<typeof renderCard>[1] = minimal) =>
  everything(renderCard({ ...FACTS, ...facts }, options));
const everything = ({ blocks, attachments }: ReturnType<typeof renderCard>) =>
  JSON.stringify([blocks, attachments]);

describe('the card', () => {
  it('says what a clinician needs to decide, with the least about the person', () => {
    const card = shown();
    for (const part of [
      '🔴 HIGH · waiting 4 min',
      'M.O. (mrn-7)',
      'Text message (es)',
      'suicide, medical emergency',
      '*Crisis plan*\\nYes',
      '2 on file: only in danger to life, may be told about everything; 1 marked unsafe',
      '*Location*\\ntold 3 h ago',
    ]) {
      expect(card).toContain(part);
    }
    expect(card).toContain('HIGH 0.93, 2 signs in a message 5 min ago, words in the thread');
    expect(card).not.toMatch(/Maria|Ortiz|5550100001|Oak St|pills/);
  });

  it('says more where the program has decided so', () => {
    const card = shown({}, { ...minimal, phi: 'full' });
    for (const part of ['Maria Ortiz (mrn-7)', '+15550100001', '12 Oak St', '“pills in my hand”'])
      expect(card).toContain(part);
  });

  it('has a word, an icon and a colour of its own for each level', () => {
    const cards = RISK_LEVELS.map((level) => renderCard({ ...FACTS, level }, minimal));
    expect(new Set(cards.map(({ blocks }) => JSON.stringify(blocks[0]))).size).toBe(RISK_LEVELS.length);
    expect(new Set(cards.map(({ attachments }) => attachments[0]?.color)).size).toBe(RISK_LEVELS.length);
  });

  it('offers what can be done in its state, with the handoff’s id', () => {
    const holder = { id: 's1', slackUserId: 'U0ANA', name: 'Ana Ruiz' };
    expect(shown()).toContain(
      `"action_id":"handoff_claim","text":{"type":"plain_text","text":"Accept","emoji":true},"value":"${FACTS.id}"`,
    );
    const claimed = shown({ state: 'claimed', clinician: holder, claimedAt: NOW });
    expect(claimed).toContain('"action_id":"handoff_resolve"');
    expect(claimed).not.toContain('handoff_claim');
    for (const action of ['backup', 'call', 'dispatch', 'snooze', 'more'])
      expect(claimed).toContain(`"action_id":"handoff_${action}"`);
    expect(claimed).not.toContain('handoff_video');
    const template = { ...minimal, videoLink: 'https://meet.example/{handoff}' };
    expect(shown({ state: 'claimed', clinician: holder }, template)).toContain('handoff_video');
    const lapsed = shown({ state: 'contacted', clinician: holder, contactedAt: NOW, isLapsed: true });
    expect(lapsed).toContain('handoff_claim');
    expect(lapsed).toContain('no answer from <@U0ANA>');
    expect(shown({ state: 'resolved', clinician: holder, resolvedAt: NOW })).not.toMatch(
      /handoff_(claim|resolve)/,
    );
  });

  it('says what it was closed at beside the highest level', () => {
    expect(shown({ state: 'resolved', closingLevel: 'low', resolvedAt: NOW })).toContain(
      '🔴 HIGH → closed at LOW · resolved',
    );
  });

  it('marks a drill where it is seen first, and keeps within Slack’s limits', () => {
    const card = renderCard(
      { ...FACTS, drill: true, categories: Array(16).fill('medical_emergency') },
      minimal,
    );
    expect(card.text).toMatch(/^DRILL\. /);
    expect(JSON.stringify(card.blocks[0])).toContain('DRILL');
    expect(limitProblem('chat.postMessage', { ...card })).toBeNull();
  });

  it('says that staff were paged only when somebody was', () => {
    expect(shown({ nobodyAnswered: true, wasStaffPaged: true })).toContain('Staff on call were paged');
    const alone = shown({ nobodyAnswered: true });
    expect(alone).toContain('nobody could be paged');
    expect(alone).not.toMatch(/paged again|were paged/);
    expect(shown()).not.toMatch(/paged/);
  });

  it('cannot be made to ping or link by what is in the data', () => {
    expect(shown({ trigger: '<!channel>', clientRef: '<@U1>' })).not.toMatch(/<!channel>|<@U1>/);
  });

  it.each([
    ['Maria del Carmen Ortiz', 'M.O.'],
    ['Cher', 'C.'],
    ['', null],
    [null, null],
  ])('initials of %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('text between Slack and people', () => {
  it.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['see <https://care.example|our page>', 'see our page (https://care.example)'],
    ['see <https://care.example|care.example>', 'see https://care.example'],
    ['call <tel:+15550100|+1 555 0100>', 'call +1 555 0100 (+15550100)'],
    ['well done :+1: :unknown_one:', 'well done 👍 :unknown_one:'],
  ])('%s', (slack, plain) => expect(plainText(slack)).toBe(plain));

  it('gives back what it was given', () => {
    for (const text of ['<@U1> & <!here>', 'a < b > c', '&amp; stays'])
      expect(plainText(escapeMrkdwn(text))).toBe(text);
  });

  it('knows words for colleagues', () => {
    expect(addressesColleagues('<@U1> can you take this')).toBe(true);
    expect(addressesColleagues('<!here> help')).toBe(true);
    expect(addressesColleagues('tomorrow <!date^1^{time}|at ten>')).toBe(false);
    expect(addressesColleagues('5 &lt; 6 @ home #1')).toBe(false);
    expect(addressesColleagues('I ask <@U1> to call you')).toBe(false);
    expect(addressesColleagues('<#C1|group> is at five')).toBe(false);
  });

  it.each([
    ['I ask <@U1> to call you', 'I ask Ben Wu to call you'],
    ['I ask <@U2> to call you', 'I ask a colleague to call you'],
    ['or <@U2|@cora> &amp; me', 'or cora & me'],
    ['see <#C1|group-times> and <#C2>', 'see #group-times and our channel'],
    ['<!here>, <!subteam^S1|@night-team> and <!subteam^S2>', 'everybody here, night-team and the team'],
    [
      'at <!date^1^{time}|ten>, see <https://care.example|our page>',
      'at ten, see our page (https://care.example)',
    ],
  ])('mentions as plain words: %s', (slack, plain) => {
    expect(plainText(withMentionsNamed(slack, new Map([['U1', 'Ben Wu']])))).toBe(plain);
  });

  it('knows who is mentioned', () => {
    expect(mentionedUsers('<@U1> and <@W2|cora>, <@U1>, <#C1|x> <!here>')).toEqual(['U1', 'W2']);
  });

  it('puts as many whole lines into a post as fit, in order', () => {
    const lines = Array.from({ length: 9 }, (_, i) => ({
      outboxId: `row${i}`,
      from: 'client' as const,
      name: null,
      text: `${i} ${'x'.repeat(i === 4 ? 9_000 : 1_000)}`,
      mediaCount: 0,
      at: NOW,
    }));
    const posts = threadPosts(lines, NOW);
    expect(posts.flatMap((post) => post.outboxIds)).toEqual(lines.map((line) => line.outboxId));
    expect(posts.map((post) => post.outboxIds.length)).toEqual([3, 1, 1, 3, 1]);
  });
});

describe('pacing', () => {
  it('spaces ordinary posts, lets urgent ones through, and counts them', async () => {
    let now = 0;
    const slept: number[] = [];
    const pace = new Pace(
      {
        now: () => now,
        sleep: async (milliseconds) => {
          slept.push(milliseconds);
          now += milliseconds;
        },
      },
      1_000,
    );
    await pace.post();
    await pace.post();
    pace.posted();
    await pace.post();
    now += 10_000;
    await pace.post();
    expect(slept).toEqual([1_000, 2_000]);
  });
});

describe('failures of the Web API', () => {
  it('are told apart by what may be done next', () => {
    expect(failureOf({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 })).toMatchObject({
      kind: 'rate_limited',
      retryAfterSeconds: 7,
    });
    expect(
      failureOf({ code: 'slack_webapi_platform_error', data: { error: 'channel_not_found' } }).kind,
    ).toBe('refused');
    expect(failureOf({ code: 'slack_webapi_platform_error', data: { error: 'fatal_error' } }).kind).toBe(
      'unknown',
    );
    expect(failureOf({ code: 'slack_webapi_http_error', statusCode: 503 }).kind).toBe('unknown');
    expect(
      failureOf({ code: 'slack_webapi_request_error', original: { cause: { code: 'ECONNREFUSED' } } }).kind,
    ).toBe('not_sent');
    expect(failureOf({ code: 'slack_webapi_request_error', original: new Error('timeout') }).kind).toBe(
      'unknown',
    );
  });
});
