import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BotEvent, ChannelKind, HandoffNotice } from '../../bot/engine/contract.ts';
import { respond } from '../../bot/engine/engine.ts';
import type { EngineState } from '../../bot/engine/state.ts';
import { gradeLevel, words } from '../../bot/language/readability.ts';
import { problemsOf } from '../../bot/language/rules.ts';
import { countSegments } from '../../bot/language/segments.ts';
import { suicideQuestions } from '../../operations/rehearsal/checks/suicide-question.ts';
import { atLeast, RISK_CATEGORIES, RISK_LEVELS, type RiskAssessment } from '../../platform/risk.ts';
import { NOTHING, World } from './world.ts';

const SAID = [
  'hi',
  'yes',
  'no',
  'idk',
  'maybe',
  'ok',
  'sure lets do it',
  '1',
  '2',
  '3',
  '8',
  'like a 6',
  '4 now',
  '10',
  'skip',
  'done',
  '.',
  '',
  '👍',
  'what',
  'i cant do this anymore',
  'i want to die',
  'i have pills here',
  'tonight',
  'right now',
  'im alone',
  'my sister is here',
  '12 oak st apt 3',
  'are you even real',
  'get me a person',
  'dont tell anyone',
  'dont call my mom',
  'is this private',
  'how long',
  'whats on my plan',
  'step 2',
  'no more worksheets',
  'change my plan',
  'add baking to step 2',
  'add my friend Lou 555-0199',
  'take off Mark',
  'make a plan',
  'breathing please',
  'he hit me',
  'rob is on my list',
  'who is this',
  'i hear voices',
  'it says jump',
  'i want to hurt my boss Dale',
  'i got a gun in the truck',
  'sirens',
  'someone is knocking',
  'feel sleepy',
  'im calling 988',
  'got through',
  'went inside',
  'music and my dog',
  'goodnight',
  'thanks',
  'sorry',
  'still bad',
  'worse',
  'a bit better',
  'help',
  'no puedo dormir',
  'estoy muy triste',
  'si',
  'no se',
  'should i double my meds',
  'they will deport me',
  'my roommate wont wake up',
  'my friend wants to die',
  'my mom died',
  'i threw up dinner',
  'havent slept in 3 days',
  'i used last night',
  'jk lol',
  'wrong number?',
  'i almost shook her',
  'quit drinking two days ago, hands shaking',
  'ill kill someone lol',
  'he goes thru my phone',
  'this is nurse Kelly, pull up the notes of client Ben',
  'what do i do',
  'not telling u',
  'theres a guy asking if im ok',
  'library is closed',
  'send nudes',
  'no me duele el pecho',
] as const;

const assessments: fc.Arbitrary<RiskAssessment> = fc
  .record({
    level: fc.oneof(
      { weight: 4, arbitrary: fc.constant('none' as const) },
      { weight: 6, arbitrary: fc.constantFrom(...RISK_LEVELS) },
    ),
    categories: fc.uniqueArray(fc.constantFrom(...RISK_CATEGORIES), { maxLength: 3 }),
    subject: fc.oneof(
      { weight: 8, arbitrary: fc.constant('self' as const) },
      { weight: 1, arbitrary: fc.constantFrom('other' as const, 'past' as const, 'quoted' as const) },
    ),
    language: fc.oneof(
      { weight: 12, arbitrary: fc.constant('en' as const) },
      { weight: 1, arbitrary: fc.constantFrom('es' as const, 'other' as const, 'unknown' as const) },
    ),
  })
  .map((a) => ({ ...NOTHING, ...a }));

const steps = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('say' as const),
        text: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...SAID) },
          { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
        ),
        assessment: assessments,
        channel: fc.constantFrom<ChannelKind>('sms', 'sms', 'sms', 'web', 'slack'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        seconds: fc.constantFrom(59, 130, 400, 700, 60_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('notice' as const),
        notice: fc.constantFrom<HandoffNotice>(
          { kind: 'waiting', tried: ['slack', 'primary'], minutes: 3, position: 1 },
          { kind: 'waiting', tried: [], minutes: 3, position: 2 },
          { kind: 'nobody_answered', tried: ['primary', 'backup'], again: false },
          { kind: 'released' },
          { kind: 'withdrawn' },
          { kind: 'resolved', nextContact: 'I call you at 9', name: 'Kim' },
        ),
      }),
    },
  ),
  { minLength: 1, maxLength: 22 },
);

const PLAN = {
  id: 'p1',
  version: 2,
  status: 'active' as const,
  author: 'kim',
  language: 'en' as const,
  reasons: ['my dog'],
  steps: [
    [{ text: 'stay in bed' }],
    [{ text: 'walk the dog' }, { text: 'slow breath' }],
    [{ text: 'library', hours: '9:00-17:00' }],
    [{ text: 'sister Kay', phone: '555-0100' }],
    [{ text: 'program line' }, { text: '988' }],
    [{ text: 'Kay keeps the box' }],
  ],
};

function worldFor(
  options: {
    plan: boolean;
    minor: boolean;
    spanish: boolean;
    mode: 'full' | 'plan_and_skills_reviewed' | 'handoff_only';
    flags: readonly string[];
  },
  next: { value: RiskAssessment },
): World {
  return new World({
    assess: () =>
      options.spanish && next.value.language === 'en' ? { ...next.value, language: 'es' } : next.value,
    plan: options.plan ? PLAN : null,
    contacts: [{ id: 'e1', name: 'Rob', relationship: 'partner', consent: 'full', suppressed: false }],
    client: {
      minor: options.minor,
      language: options.spanish ? 'es' : 'en',
      jurisdictionMode: options.mode,
      flags: options.flags,
    },
  });
}

const clients = fc.record({
  plan: fc.boolean(),
  minor: fc.boolean(),
  spanish: fc.boolean(),
  mode: fc.oneof(
    { weight: 6, arbitrary: fc.constant('full' as const) },
    { weight: 1, arbitrary: fc.constantFrom('plan_and_skills_reviewed' as const, 'handoff_only' as const) },
  ),
  flags: fc.constantFrom<readonly string[]>(
    [],
    ['veteran'],
    ['heart_condition', 'asthma'],
    ['part2_record'],
    ['eating_disorder'],
  ),
});

const LIVE =
  /988|911|no one has|clinician|paged|paging|in line|join|staff|answer|nadie|equipo|avis|fila|persona|guardia|updat|write to you|poison|1-800|if you go quiet|te busco/iu;

/** `SEEDS=1,2,3 RUNS=500` looks wider than every run of the suite does. */
const SEEDS = (process.env.SEEDS ?? '7,1906,40961').split(',').map(Number);
/** Messages that say the same as long as the same is so. */
const SAME_AGAIN =
  /^(?:phrases|identity|mode|language|optout|wrong|nudge|system)\.|^welcome\.(?:media|menu)|^plan\.(?:lines|step|full)/u;

describe('whatever a client sends, at any step of any dialog', () => {
  it.each(SEEDS)(
    'the bot answers, keeps the level, keeps the form, and leaves a way to a person (seed %i)',
    (seed) => {
      fc.assert(
        fc.property(clients, steps, (client, script) => {
          const next = { value: NOTHING };
          const world = worldFor(client, next);
          let previous = '';
          for (const step of script) {
            if (step.kind === 'wait') {
              const before = world.level;
              world.pass(step.seconds);
              if (atLeast(before, 'high')) expect(world.level).toBe(before);
              continue;
            }
            if (step.kind === 'notice') {
              const level = world.level;
              const ends = step.notice.kind === 'withdrawn' || step.notice.kind === 'resolved';
              if (ends && world.handoff !== null)
                world.handoff = {
                  ...world.handoff,
                  state: step.notice.kind === 'resolved' ? 'resolved' : 'withdrawn',
                };
              for (const { text, language, templates } of world.event({
                kind: 'notice',
                notice: step.notice,
              }))
                checkForm(text, language, world.channel, false, templates);
              expect(world.level).toBe(level);
              continue;
            }
            next.value = step.assessment;
            const before = world.level;
            const known = (world.state as EngineState | null)?.answers ?? {};
            const locked = world.client.lockedChannel;
            const replies = world.client_says(step.text, { channel: step.channel });
            const state = world.state as EngineState;
            // Never lost: high and imminent stay, and what this message was found to be counts.
            if (atLeast(before, 'high')) expect(atLeast(world.level, before)).toBe(true);
            expect(world.last.some((e) => e.kind === 'lowerLevel') && atLeast(before, 'high')).toBe(false);
            // Answered: silent only where somebody else holds the device.
            const elsewhere =
              (locked !== null && locked !== step.channel) || state.lockedOut === step.channel;
            if (!elsewhere) expect(replies.length).toBeGreaterThan(0);
            expect(replies.length).toBeLessThanOrEqual(step.channel === 'sms' ? 1 : 3);
            expect(replies.filter((r) => r.text.includes('?')).length).toBeLessThanOrEqual(1);
            const whole = replies.map((r) => r.text).join(' ');
            const keys = replies.flatMap((r) => r.templates);
            for (const reply of replies) {
              checkForm(
                reply.text,
                reply.language,
                step.channel,
                world.level === 'imminent' || state.bodyInDanger,
                reply.templates,
              );
            }
            if (
              atLeast(world.level, 'high') &&
              !elsewhere &&
              !keys.some(
                (k) =>
                  k.startsWith('phrases.') ||
                  k.startsWith('abuse.') ||
                  k.startsWith('optout.') ||
                  k.startsWith('third.') ||
                  k.startsWith('welcome.media'),
              )
            )
              expect(whole).toMatch(LIVE);
            // No question whose answer is known, and the gravest one never again once it was answered.
            if (state.pending !== null) expect(state.answers[state.pending]).toBeUndefined();
            if (known.suicide !== undefined)
              expect(suicideQuestions(whole), `known: ${known.suicide} | ${whole}`).toBe(0);
            // Never the very same message twice running.
            if (whole !== '' && !elsewhere && !keys.some((k) => SAME_AGAIN.test(k)))
              expect(whole, keys.join(' ')).not.toBe(previous);
            previous = whole;
            // What is said of a handoff is so.
            for (const reply of replies)
              if (reply.templates.some((k) => k.startsWith('handoff.opening') || k === 'third.staff'))
                expect(world.handoff).not.toBeNull();
            // A way to a person: an open handoff from moderate up, unless it is only an urge.
            if (atLeast(world.level, 'high') && !state.thirdParty && !elsewhere)
              expect(world.handoff).not.toBeNull();
          }
          // Whatever went before: who asks for a person gets one, unless somebody else may hold the device.
          const state = world.state as EngineState | null;
          if (world.client.lockedChannel !== null || state?.lockedOut != null || world.client.smsOptedOut)
            return;
          next.value = NOTHING;
          const said = world.client_says('get me a person please');
          expect(said.length).toBeGreaterThan(0);
          expect(world.handoff, said[0]?.text).not.toBeNull();
          expect(['resolved', 'withdrawn']).not.toContain(world.handoff?.state);
        }),
        { numRuns: Number(process.env.RUNS ?? 50), seed },
      );
    },
    60_000,
  );

  it('never throws and never says nothing to odd input', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), fc.nat(3), (stored, text, mediaCount) => {
        const world = new World({ assess: () => NOTHING });
        const event: BotEvent = { kind: 'message', id: 'm', text, mediaCount };
        const output = respond(stored, world.input(event, NOTHING, 'none'));
        expect(output.messages.length).toBeGreaterThan(0);
        expect(() => JSON.stringify(output.state)).not.toThrow();
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('turns an inner failure into 988 and a handoff', () => {
    const world = new World({ assess: () => NOTHING });
    const broken = {
      ...world.input({ kind: 'message', id: 'm', text: 'hi', mediaCount: 0 }, NOTHING, 'none'),
      program: null as never,
    };
    const output = respond(null, broken);
    expect(output.messages[0]?.text).toContain('988');
    expect(output.effects).toContainEqual({ kind: 'openHandoff', level: 'high', trigger: 'failsafe' });
  });
});

function checkForm(
  text: string,
  language: 'en' | 'es',
  channel: ChannelKind,
  one: boolean,
  keys: readonly string[],
): void {
  if (keys.some((k) => k.startsWith('phrases.'))) return;
  expect(text.trim()).not.toBe('');
  const mark = `${keys.join(' ')} | ${text}`;
  expect((text.match(/\?/gu) ?? []).length, mark).toBeLessThanOrEqual(1);
  if (channel === 'sms') {
    const { segments, encoding, units } = countSegments(text);
    const room = one ? 1 : 2;
    if (language === 'es' && encoding === 'UCS-2') expect(units, mark).toBeLessThanOrEqual(201);
    else expect(segments, mark).toBeLessThanOrEqual(room);
  } else expect(words(text).length, mark).toBeLessThanOrEqual(62);
  if (language === 'en') expect(gradeLevel(text), mark).toBeLessThanOrEqual(6.6);
  expect(
    problemsOf(text, language).filter((p) => !/grade|ease|GSM|segments|words/u.test(p)),
    mark,
  ).toEqual([]);
}
