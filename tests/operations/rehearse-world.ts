import { type CheckResult, checkAll } from '../../operations/rehearsal/checks/index.ts';
import type { ClientRecord } from '../../operations/rehearsal/checks/record.ts';
import type { Played, PlayedReply, PlayedTurn, SentOut } from '../../operations/rehearsal/played.ts';
import { readScenarios, type Scenario } from '../../operations/rehearsal/scenario.ts';
import type { RiskLevel } from '../../platform/risk.ts';

const START = Date.parse('2026-03-10T15:00:00Z');

/** An instant so many seconds after the scene began. */
export function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}

export interface SceneTurn {
  /** Null is a silence of a minute. */
  readonly client: string | null;
  /** Seconds from the start; turns are a minute apart. */
  readonly seconds?: number;
  readonly says?: readonly (string | Partial<PlayedReply>)[];
  readonly level?: RiskLevel;
  readonly record?: Partial<Record<keyof ClientRecord, unknown>>;
  readonly channel?: PlayedTurn['channel'];
}

const EMPTY: Record<keyof ClientRecord, unknown> = {
  client: {
    id: 'c',
    enrolled: true,
    flags: [],
    lockedChannel: null,
    contactPreference: null,
    safeWindow: null,
  },
  messages: [],
  assessments: [],
  sessions: [],
  handoffs: [],
  tasks: [],
  alerts: [],
  incidents: [],
  plans: [],
  skills: [],
  checkIns: [],
  followUps: [],
  contacts: [],
  consents: [],
  disclosures: [],
  screenings: [],
  feedback: [],
  hopePictures: [],
  audit: [],
};

/** A played scenario of the test's own making. */
export function scene(turns: readonly SceneTurn[], sent: readonly SentOut[] = []): Played {
  const played = turns.map((turn, index): PlayedTurn => {
    const since = turn.seconds ?? index * 60;
    const said = turn.client === null ? since + 60 : since;
    const replies = (turn.says ?? []).map((one) =>
      reply(typeof one === 'string' ? { text: one } : one, said, turn.channel),
    );
    return {
      at: at(said),
      since: at(since),
      client: turn.client,
      channel: turn.channel ?? 'sms',
      replies,
      answers: replies.length,
      level: turn.level ?? 'none',
      handoff: null,
      record: { ...EMPTY, ...turn.record } as ClientRecord,
    };
  });
  const record = played.at(-1)?.record ?? (EMPTY as ClientRecord);
  return { id: 'S', turns: played, sent, faults: [], record };
}

function reply(given: Partial<PlayedReply>, seconds: number, channel = 'sms'): PlayedReply {
  return { at: at(seconds), from: 'bot', channel, text: '', to: 'client', templates: [], ...given };
}

/** The scenario that expects this and nothing else, of as many turns as were played. */
export function scenarioExpecting(expected: readonly object[], turns = 1, client: object = {}): Scenario {
  const file = {
    scenarios: [
      {
        id: 'S',
        channel: 'sms',
        client: { alias: 'Ana', ...client },
        env: { local_time: '2026-03-10T11:00' },
        turns: Array.from({ length: turns }, () => ({ client: 'x' })),
        expected,
      },
    ],
  };
  const [scenario] = readScenarios('test', JSON.stringify(file));
  if (!scenario) throw new Error('no scenario');
  return scenario;
}

/** How one expectation comes out. */
export function outcome(expectation: object, played: Played, client: object = {}): CheckResult['outcome'] {
  const [result] = checkAll(scenarioExpecting([expectation], played.turns.length, client), played);
  if (!result) throw new Error('nothing was checked');
  return result.outcome;
}
