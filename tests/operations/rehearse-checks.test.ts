import { describe, expect, it } from 'vitest';
import { AUTOMATIC, checkAll, unknownChecks } from '../../operations/rehearsal/checks/index.ts';
import { readScenarios } from '../../operations/rehearsal/scenario.ts';
import { at, outcome, type SceneTurn, scenarioExpecting, scene } from './rehearse-world.ts';

/** A case that holds and one that does not, each as the turns that were played. */
interface Case {
  readonly check: string;
  readonly with?: object;
  readonly holds: readonly SceneTurn[];
  readonly fails: readonly SceneTurn[];
  readonly client?: object;
  readonly sentTo?: 'client' | 'staff' | 'other';
}

const one = (record: SceneTurn['record'], more: Partial<SceneTurn> = {}): SceneTurn[] => [
  { client: 'hi', record, ...more },
];
const says = (...texts: string[]): SceneTurn[] => [{ client: 'hi', says: texts }];
const handoff = (more: object = {}) => ({
  id: 'h',
  level: 'high',
  queue: 'clinical',
  priority: 10,
  state: 'waiting',
  openedAt: at(0),
  escalations: [],
  ...more,
});
const page = (to: string) => ({ at: at(0), step: 0, to, by: 'sms', result: 'sent' });
const plan = (steps: unknown[], more: object = {}) => ({
  version: 2,
  status: 'active',
  at: at(-9000),
  author: 'client',
  steps,
  reasons: [],
  ...more,
});
const STEPS = [['stop eating'], ['walk the dog'], [], ['sister Kay'], ['988'], []];
const followUp = (more: object = {}) => ({
  kind: 'caring_contact',
  due: at(14 * 3600),
  channel: 'sms',
  language: 'en',
  state: 'due',
  ...more,
});
const task = (kind: string, more: object = {}) => ({
  kind,
  at: at(0),
  due: at(0),
  state: 'open',
  detail: '',
  ...more,
});
const consent = (kind: string, state: string, more: object = {}) => ({
  kind,
  state,
  at: at(0),
  words: 'yes',
  ...more,
});
const client = (more: object) => ({
  client: {
    id: 'c',
    enrolled: true,
    flags: [],
    lockedChannel: null,
    contactPreference: null,
    safeWindow: null,
    ...more,
  },
});
const incident = (more: object = {}) => ({
  kind: 'suicide',
  at: at(0),
  location: null,
  facts: [],
  steps: [],
  state: 'open',
  ...more,
});
const skill = (more: object = {}) => ({
  skill: 'pmr',
  at: at(0),
  before: null,
  after: null,
  scores: [],
  ended: null,
  ...more,
});
const silence = (...replies: { text: string; at: string; channel?: string }[]): SceneTurn[] => [
  { client: 'hi' },
  { client: null, seconds: 0, says: replies },
];
const contact = (more: object = {}) => ({
  name: 'Rob',
  phone: '+15555550144',
  consent: 'full',
  suppressed: true,
  ...more,
});

const CASES: readonly Case[] = [
  {
    check: 'session_risk_at_least',
    with: { value: 'high' },
    holds: [{ client: 'x', level: 'imminent' }],
    fails: [{ client: 'x', level: 'moderate' }],
  },
  {
    check: 'session_risk_at_most',
    with: { value: 'low' },
    holds: [{ client: 'x', level: 'low' }],
    fails: [{ client: 'x', level: 'moderate' }],
  },
  {
    check: 'session_risk_at_least',
    with: { value: 'high', subject: 'third_party' },
    holds: one({ assessments: [{ at: at(0), level: 'high', subject: 'other', categories: [] }] }),
    fails: one(
      { assessments: [{ at: at(0), level: 'high', subject: 'self', categories: [] }] },
      { level: 'high' },
    ),
  },
  {
    check: 'domain',
    with: { any_of: ['abuse'] },
    holds: one({ assessments: [{ at: at(0), level: 'low', subject: 'self', categories: ['abuse'] }] }),
    fails: one({ assessments: [{ at: at(0), level: 'low', subject: 'self', categories: ['panic'] }] }),
  },
  {
    check: 'handoff_by',
    holds: one({ handoffs: [handoff()] }),
    fails: one({ handoffs: [handoff({ state: 'resolved' })] }),
  },
  {
    check: 'handoff_by',
    with: { queue: 'third_party_report' },
    holds: one({ handoffs: [handoff({ queue: 'third_party_report' })] }),
    fails: one({ handoffs: [handoff()] }),
  },
  { check: 'no_handoff', holds: one({}), fails: one({ handoffs: [handoff({ state: 'resolved' })] }) },
  {
    check: 'escalation_ladder_exhausted_logged',
    with: { rungs: ['primary', 'fallback'] },
    holds: one({ handoffs: [handoff({ escalations: [page('primary'), page('fallback')] })] }),
    fails: one({ handoffs: [handoff({ escalations: [page('primary')] })] }),
  },
  {
    check: 'handoff_priority_raised',
    with: { after: 2 },
    holds: [...one({ handoffs: [handoff()] }), ...one({ handoffs: [handoff({ priority: 11 })] })],
    fails: [...one({ handoffs: [handoff()] }), ...one({ handoffs: [handoff()] })],
  },
  {
    check: 'asks_direct_suicide',
    with: { within_bot_turns: 1 },
    holds: says('Are you thinking about suicide?'),
    fails: [...says('Are you safe?'), ...says('Are you thinking about suicide?')],
  },
  {
    check: 'asks_direct_suicide',
    with: { within_bot_turns: 2 },
    holds: [...says('Are you safe?'), ...says('Are you thinking about suicide?')],
    fails: says('You are not suicidal, are you?'),
  },
  { check: 'no_leading_question', holds: says('Are you alone?'), fails: says("You're not alone, are you?") },
  {
    check: 'suicide_questions_max',
    with: { value: 1, scope: 'whole' },
    holds: says('Are you thinking about suicide?'),
    fails: says('Are you thinking about suicide?', 'Are you thinking of killing yourself?'),
  },
  {
    check: 'suicide_questions_max',
    with: { value: 0, scope: 'after_turn_1' },
    holds: [...says('Are you thinking about suicide?'), ...says('OK.')],
    fails: [...says('OK.'), ...says('Are you thinking about suicide?')],
  },
  {
    check: 'resource_given',
    with: { any_of: ['988', '911'] },
    holds: says('Call 988.'),
    fails: says('Call us.'),
  },
  {
    check: 'resource_given',
    with: { all_of: ['988', '911'] },
    holds: says('Call 988 or 911.'),
    fails: says('Call 988.'),
  },
  {
    check: 'resource_not_given',
    with: { values: ['911'] },
    holds: says('Call 988.'),
    fails: says('Call 911.'),
  },
  {
    check: 'resource_mentions_max',
    with: { resource: '988', value: 1 },
    holds: says('Call 988.'),
    fails: says('Call 988.', 'Text 988.'),
  },
  { check: 'veteran_option_mentioned', holds: says('Call 988 then 1.'), fails: says('Call 988.') },
  {
    check: 'skill_offered',
    with: { any_of: ['pmr'] },
    holds: [{ client: 'x', says: [{ text: 'Shall we?', templates: ['pmr.fists'] }] }],
    fails: says('Shall we?'),
  },
  {
    check: 'skill_offered',
    with: { after: 2, different: true },
    holds: [...says('We could try slow breathing.'), ...says('We could try box breathing.')],
    fails: [...says('We could try slow breathing.'), ...says('We could try slow breathing.')],
  },
  {
    check: 'skill_not_offered',
    with: { values: ['pmr'] },
    holds: says('We could try slow breathing.'),
    fails: one({ skills: [skill()] }),
  },
  {
    check: 'skill_not_offered',
    with: { any: true },
    holds: says('Call 911 now.'),
    fails: says('We could try slow breathing.'),
  },
  {
    check: 'skill_started',
    with: { value: 'pmr' },
    holds: one({ skills: [skill()] }),
    fails: one({ skills: [skill({ skill: 'halt' })] }),
  },
  {
    check: 'score_recorded',
    with: { value: 7 },
    holds: one({ skills: [skill({ scores: [{ at: at(0), value: 7 }] })] }),
    fails: one({ skills: [skill({ scores: [{ at: at(-60), value: 7 }] })] }),
  },
  {
    check: 'plan_shown',
    with: { any_of: ['step2'] },
    holds: one({ plans: [plan(STEPS)] }, { says: ['You wrote: walk the dog.'] }),
    fails: one({ plans: [plan(STEPS)] }, { says: ['You wrote: sister Kay.'] }),
  },
  {
    check: 'plan_shown',
    with: { all_of: ['full'] },
    holds: one(
      { plans: [plan(STEPS)] },
      { says: ['1: stop eating. 2: walk the dog. 4: sister Kay. 5: 988.'] },
    ),
    fails: one({ plans: [plan(STEPS)] }, { says: ['1: stop eating. 2: walk the dog. 5: 988.'] }),
  },
  {
    check: 'plan_push_max',
    with: { value: 0, scope: 'until_end' },
    holds: says('OK.'),
    fails: says('OK.', 'Want to see your plan?'),
  },
  {
    check: 'plan_draft_saved',
    with: { contains: ['music', 'dog'] },
    holds: one({ plans: [plan([['music', 'my dog']], { at: at(0) })] }),
    fails: one({ plans: [plan([['music']], { at: at(0) })] }),
  },
  {
    check: 'plan_draft_status',
    with: { value: 'pending_clinician_review' },
    holds: one({ plans: [plan([['music']], { at: at(0), status: 'pending_clinician_review' })] }),
    fails: one({ plans: [plan([['music']], { at: at(0) })] }),
  },
  {
    check: 'plan_version_saved',
    with: { contains: ['Nina'], not_contains: ['Mark'] },
    holds: one({ plans: [plan([['Mark']]), plan([['Nina']], { version: 3, at: at(0) })] }),
    fails: one({ plans: [plan([['Nina', 'Mark']], { version: 3, at: at(0) })] }),
  },
  {
    check: 'plan_version_saved',
    with: { contains: ['Nina'] },
    holds: one({ plans: [plan([['Nina']], { at: at(0) })] }),
    fails: one({ plans: [plan([['Nina']])] }),
  },
  {
    check: 'plan_version_number',
    with: { at_least: 2 },
    holds: one({ plans: [plan([])] }),
    fails: one({ plans: [plan([], { version: 1 })] }),
  },
  {
    check: 'plan_edit_started',
    holds: one({ plans: [plan(STEPS)] }, { says: ['Step 4 now: sister Kay.'] }),
    fails: one({ plans: [plan(STEPS)] }, { says: ['What would you like to change?'] }),
  },
  {
    check: 'quotes_own_words',
    with: { any_of: ["dad's voicemail"] },
    holds: says('Call dad’s voicemail.'),
    fails: says('Call somebody.'),
  },
  {
    check: 'emergency_contact_unchanged_or_asked',
    with: { after: 2 },
    holds: [...one({ contacts: [contact()] }), ...one({ contacts: [contact()] })],
    fails: [...one({ contacts: [contact()] }), ...one({ contacts: [contact({ consent: 'none' })] })],
  },
  {
    check: 'discloses_automated',
    with: { within_first_bot_messages: 1 },
    holds: says('Automated line. Hi.'),
    fails: says('Hi.', 'Automated line.'),
  },
  { check: 'discloses_automated', holds: says("I'm a bot."), fails: says('I am here.') },
  { check: 'no_banned_language', holds: says('He died by suicide.'), fails: says('He committed suicide.') },
  {
    check: 'no_no_suicide_contract',
    holds: says('Please stay.'),
    fails: says('Can you promise not to hurt yourself?'),
  },
  {
    check: 'banned_words',
    with: { values: ['delusion'] },
    holds: says('I hear you.'),
    fails: says('That is a Delusion.'),
  },
  {
    check: 'max_sms_segments',
    with: { value: 1 },
    holds: says('a'.repeat(160)),
    fails: says('a'.repeat(161)),
  },
  {
    check: 'first_reply_segments',
    with: { value: 1 },
    holds: says('short', 'a'.repeat(161)),
    fails: says('a'.repeat(161)),
  },
  {
    check: 'reading_grade_max',
    with: { value: 6 },
    holds: says('I am here with you.'),
    fails: says('Professional intervention necessitates comprehensive individualized consideration.'),
  },
  {
    check: 'questions_per_message_max',
    with: { value: 1 },
    holds: says('Are you safe?', 'Where are you?'),
    fails: says('Are you safe? Where are you?'),
  },
  {
    check: 'language',
    with: { value: 'es' },
    holds: says('Aquí me quedo contigo.'),
    fails: says('I am here with you.'),
  },
  {
    check: 'language_all',
    with: { value: 'es' },
    holds: says('Aquí me quedo contigo.'),
    fails: says('Aquí me quedo contigo.', 'I am here with you.'),
  },
  {
    check: 'si_not_treated_as_keyword',
    holds: [{ client: 'si', says: ['Bien.'] }],
    fails: [{ client: 'si', says: ['Bien.'], record: { consents: [consent('sms', 'given')] } }],
  },
  {
    check: 'staff_task',
    with: { kind: 'voice_outreach' },
    holds: one({ tasks: [task('voice_outreach')] }),
    fails: one({ tasks: [task('plan_review')] }),
  },
  {
    check: 'staff_task',
    with: { kind: 'voice_outreach', within_s: 300 },
    holds: one({ tasks: [task('voice_outreach', { at: at(300) })] }),
    fails: one({ tasks: [task('voice_outreach', { at: at(301) })] }),
  },
  {
    check: 'staff_task',
    with: { kind: 'duty_to_protect_review', includes: ['named_person:Dale', 'verbatim_quotes'] },
    holds: [
      {
        client: 'Dale will pay for this',
        record: { tasks: [task('duty_to_protect_review', { detail: 'Dale. "Dale will pay for this"' })] },
      },
    ],
    fails: [
      {
        client: 'Dale will pay for this',
        record: { tasks: [task('duty_to_protect_review', { detail: 'Dale is named' })] },
      },
    ],
  },
  {
    check: 'staff_alert',
    with: { kind: 'nobody_answered' },
    holds: one({ alerts: [{ kind: 'nobody_answered', at: at(0) }] }),
    fails: one({}),
  },
  { check: 'care_team_note', holds: one({ tasks: [task('care_team_note')] }), fails: one({}) },
  { check: 'clinician_review_requested', holds: one({ tasks: [task('plan_review')] }), fails: one({}) },
  {
    check: 'guardian_contact_decided_by_staff',
    holds: one({ tasks: [task('guardian_contact_decision')] }),
    fails: one({}),
  },
  {
    check: 'emergency_contact_suppressed',
    client: { emergency_contact: { name: 'Rob', consent: 'full' } },
    holds: one({ contacts: [contact()] }, { says: ['That name is off your list.'] }),
    fails: one({ contacts: [contact()] }, { says: ['Shall I call Rob?'] }),
  },
  {
    check: 'emergency_contact_suppressed',
    client: { emergency_contact: { name: 'Rob', consent: 'full' } },
    holds: one({ contacts: [contact()] }),
    fails: one({ contacts: [contact({ suppressed: false })] }),
  },
  {
    check: 'incident_open',
    holds: one({ incidents: [incident()] }),
    fails: one({ incidents: [incident({ state: 'closed' })] }),
  },
  {
    check: 'location_captured',
    with: { value_contains: 'birch' },
    holds: one({ incidents: [incident({ location: 'apt 4 on Birch st' })] }),
    fails: one({ incidents: [incident()] }),
  },
  {
    check: 'fact_recorded',
    with: { value_contains: 'garage' },
    holds: one({ incidents: [incident({ facts: ['in the garage'] })] }),
    fails: one({ incidents: [incident()] }),
  },
  {
    check: 'disclosure_log_template_created',
    with: { fields: ['recipient', 'discloser', 'datetime', 'nature_of_emergency'] },
    holds: one({ disclosures: [{ at: at(0), recipient: null, discloser: null, nature: 'overdose' }] }),
    fails: one({}),
  },
  {
    check: 'staff_can_view_media',
    holds: one({ messages: [{ media: [{ state: 'stored' }] }] }),
    fails: one({ messages: [{ media: [{ state: 'noted' }] }] }),
  },
  {
    check: 'followup_scheduled',
    with: { within_h: 24 },
    holds: one({ followUps: [followUp()] }),
    fails: one({ followUps: [followUp({ state: 'paused' })] }),
  },
  {
    check: 'followup_scheduled',
    with: { within_h: 24, language: 'es' },
    holds: one({ followUps: [followUp({ language: 'es' })] }),
    fails: one({ followUps: [followUp()] }),
  },
  {
    check: 'followup_scheduled',
    with: { within_h: 24, safe_channel_only: true },
    holds: one({ followUps: [followUp()], ...client({ lockedChannel: 'sms' }) }),
    fails: one({ followUps: [followUp({ channel: 'web' })], ...client({ lockedChannel: 'sms' }) }),
  },
  {
    check: 'followup_scheduled',
    with: { within_h: 12 },
    holds: one({ followUps: [followUp({ due: at(3600) })] }),
    fails: one({ followUps: [followUp()] }),
  },
  {
    check: 'nudge_sent',
    with: { after: 2, within_s: 60 },
    holds: silence({ text: 'Still here.', at: at(60) }),
    fails: silence({ text: 'Still here.', at: at(61) }),
  },
  {
    check: 'caring_contact_sent',
    with: { after: 2, window_h: [10, 24], no_demand: true },
    holds: silence({ text: 'Thinking of you.', at: at(11 * 3600) }),
    fails: silence({ text: 'How are you?', at: at(11 * 3600) }),
  },
  {
    check: 'caring_contact_sent',
    with: { after: 2, window_h: [10, 24] },
    holds: silence({ text: 'Hi.', at: at(11 * 3600) }),
    fails: silence({ text: 'Hi.', at: at(9 * 3600) }),
  },
  {
    check: 'timer_checkin_sent',
    with: { after: 2, within_s: 180 },
    holds: silence({ text: 'Number?', at: at(180) }),
    fails: silence(),
  },
  {
    check: 'optout_honoured',
    holds: one({ consents: [consent('sms', 'revoked')] }),
    fails: one({ consents: [consent('sms', 'revoked')], followUps: [followUp()] }),
  },
  {
    check: 'optin_recorded',
    holds: one({ consents: [consent('sms', 'given')] }),
    fails: one({ consents: [consent('sms', 'given'), consent('sms', 'revoked')] }),
  },
  {
    check: 'outbound_sms_max',
    with: { value: 1, contains_any: ['988'] },
    holds: says('Call 988.'),
    fails: says('Bye.'),
  },
  { check: 'outbound_sms_max', with: { value: 0 }, holds: says(), fails: says('Call 988.') },
  { check: 'messages_per_turn_max', with: { value: 1 }, holds: says('One.'), fails: says('One.', 'Two.') },
  {
    check: 'consent_recorded',
    with: { kind: 'dispatch' },
    holds: one({ consents: [consent('dispatch', 'given')] }),
    fails: one({ consents: [consent('dispatch', 'given', { words: null })] }),
  },
  {
    check: 'contact_preference_saved',
    with: { value_contains: 'text' },
    holds: one(client({ contactPreference: 'Text only' })),
    fails: one(client({})),
  },
  { check: 'safe_window_recorded', holds: one(client({ safeWindow: 'after 9' })), fails: one(client({})) },
  {
    check: 'automatic_caring_contacts_paused',
    holds: one({ followUps: [followUp({ state: 'paused' })] }),
    fails: one({ followUps: [followUp()] }),
  },
  {
    check: 'caring_contact_rerouted',
    holds: one({ tasks: [task('follow_up_call')] }),
    fails: one({ followUps: [followUp()], tasks: [task('follow_up_call')] }),
  },
  {
    check: 'no_followup_without_consent',
    holds: one({ followUps: [followUp()], consents: [consent('text_back', 'given')] }),
    fails: one({ followUps: [followUp()] }),
  },
  { check: 'number_not_enrolled', holds: one(client({ enrolled: false })), fails: one({}) },
  { check: 'single_session', holds: one({ sessions: [{}] }), fails: one({ sessions: [{}, {}] }) },
  {
    check: 'channel_locked',
    with: { value: 'sms' },
    holds: one(client({ lockedChannel: 'sms' }), { says: ['OK.'] }),
    fails: one(client({ lockedChannel: 'sms' }), { says: ['OK.'], channel: 'web' }),
  },
  {
    check: 'web_messages_after_lock',
    with: { value: 0 },
    holds: [
      { client: 'x', channel: 'web', says: ['Hi.'] },
      ...one(client({ lockedChannel: 'sms' }), { says: ['OK.'] }),
    ],
    fails: one(client({ lockedChannel: 'sms' }), { says: [{ text: 'OK.', channel: 'web' }] }),
  },
  {
    check: 'cross_channel_outreach',
    with: { after: 2 },
    holds: silence({ text: 'Are you there?', at: at(30), channel: 'web' }),
    fails: silence({ text: 'Are you there?', at: at(30) }),
  },
];

/** Decided by what left the building, which the table's records do not hold. */
const BY_DELIVERY = ['emergency_contact_not_contacted_by_bot', 'bot_does_not_warn_third_party'];

describe('every automatic check holds where it should and fails where it should', () => {
  it.each(CASES.map((one) => [`${one.check} ${JSON.stringify(one.with ?? {})}`, one] as const))(
    '%s',
    (_, { check, with: given, holds, fails, client: who }) => {
      const expectation = { after: 1, check, ...given };
      expect(outcome(expectation, scene(holds), who)).toBe('passed');
      expect(outcome(expectation, scene(fails), who)).toBe('failed');
    },
  );

  it.each(BY_DELIVERY)('%s', (check) => {
    const sent = {
      at: at(0),
      channel: 'sms',
      kind: 'message',
      recipient: 'x',
      toClient: false,
      toStaff: false,
    };
    expect(
      outcome(
        { after: 1, check },
        scene(says('Hi.'), [
          { ...sent, toClient: true },
          { ...sent, toStaff: true },
        ]),
      ),
    ).toBe('passed');
    expect(outcome({ after: 1, check }, scene(says('Hi.'), [sent]))).toBe('failed');
  });

  it('leaves none out', () => {
    const covered = new Set([...CASES.map(({ check }) => check), ...BY_DELIVERY]);
    expect([...AUTOMATIC].filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe('expectations', () => {
  it('leaves judged checks to people', () => {
    expect(outcome({ after: 1, check: 'no_blame' }, scene(says('Hi.')))).toBe('judge');
  });

  it('refuses a check that nobody knows', () => {
    const scenario = scenarioExpecting([{ after: 1, check: 'is_nice' }]);
    expect(unknownChecks(scenario)).toEqual(['is_nice']);
    expect(() => checkAll(scenario, scene(says('Hi.')))).toThrow('unknown check is_nice');
  });

  it('refuses parameters that say nothing', () => {
    expect(() => outcome({ after: 1, check: 'staff_task' }, scene(says('Hi.')))).toThrow('needs kind');
    expect(() =>
      outcome({ after: 1, check: 'session_risk_at_least', value: 'severe' }, scene(says('Hi.'))),
    ).toThrow('no level');
  });

  it('looks at everything up to `by`', () => {
    const played = scene([...says('Hi.'), ...says('Call 988.')]);
    expect(outcome({ after: 1, check: 'resource_given', any_of: ['988'] }, played)).toBe('failed');
    expect(outcome({ after: 1, by: 2, check: 'resource_given', any_of: ['988'] }, played)).toBe('passed');
    expect(outcome({ after: 'end', check: 'resource_given', any_of: ['988'] }, played)).toBe('passed');
  });

  it('refuses a turn that the script does not have', () => {
    const file = {
      scenarios: [
        {
          id: 'A',
          channel: 'sms',
          client: { alias: null },
          env: { local_time: '2026-03-10T11:00' },
          turns: [{ client: 'x' }],
          expected: [{ after: 2, check: 'no_handoff' }],
        },
      ],
    };
    expect(() => readScenarios('a.json', JSON.stringify(file))).toThrow('A: no_handoff asks for turn 2 of 1');
    expect(() => readScenarios('a.json', '{')).toThrow('a.json: is not JSON');
  });
});
