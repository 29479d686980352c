import {
  type Case,
  client,
  consent,
  contact,
  followUp,
  incident,
  one,
  says,
  silence,
  task,
} from './rehearse-cases.ts';
import { at } from './rehearse-world.ts';

/** Staff, incidents, follow-ups, consents and channels. */
export const RECORD_CASES: readonly Case[] = [
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
