import { at, type SceneTurn } from './rehearse-world.ts';

/** A case that holds and one that does not, each as the turns that were played. */
export interface Case {
  readonly check: string;
  readonly with?: object;
  readonly holds: readonly SceneTurn[];
  readonly fails: readonly SceneTurn[];
  readonly client?: object;
  readonly sentTo?: 'client' | 'staff' | 'other';
}

export const one = (record: SceneTurn['record'], more: Partial<SceneTurn> = {}): SceneTurn[] => [
  { client: 'hi', record, ...more },
];
export const says = (...texts: string[]): SceneTurn[] => [{ client: 'hi', says: texts }];
export const handoff = (more: object = {}) => ({
  id: 'h',
  level: 'high',
  queue: 'clinical',
  priority: 10,
  state: 'waiting',
  openedAt: at(0),
  escalations: [],
  ...more,
});
export const page = (to: string) => ({ at: at(0), step: 0, to, by: 'sms', result: 'sent' });
export const plan = (steps: unknown[], more: object = {}) => ({
  version: 2,
  status: 'active',
  at: at(-9000),
  author: 'client',
  steps,
  reasons: [],
  ...more,
});
export const STEPS = [['stop eating'], ['walk the dog'], [], ['sister Kay'], ['988'], []];
export const followUp = (more: object = {}) => ({
  kind: 'caring_contact',
  due: at(14 * 3600),
  channel: 'sms',
  language: 'en',
  state: 'due',
  ...more,
});
export const task = (kind: string, more: object = {}) => ({
  kind,
  at: at(0),
  due: at(0),
  state: 'open',
  detail: '',
  ...more,
});
export const consent = (kind: string, state: string, more: object = {}) => ({
  kind,
  state,
  at: at(0),
  words: 'yes',
  ...more,
});
export const client = (more: object) => ({
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
export const incident = (more: object = {}) => ({
  kind: 'suicide',
  at: at(0),
  location: null,
  facts: [],
  steps: [],
  state: 'open',
  ...more,
});
export const skill = (more: object = {}) => ({
  skill: 'pmr',
  at: at(0),
  before: null,
  after: null,
  scores: [],
  ended: null,
  ...more,
});
export const silence = (...replies: { text: string; at: string; channel?: string }[]): SceneTurn[] => [
  { client: 'hi' },
  { client: null, seconds: 0, says: replies },
];
export const contact = (more: object = {}) => ({
  name: 'Rob',
  phone: '+15555550144',
  consent: 'full',
  suppressed: true,
  ...more,
});
