import { describe, expect, it } from 'vitest';
import { AUTOMATIC, checkAll, unknownChecks } from '../../operations/rehearsal/checks/index.ts';
import { readScenarios } from '../../operations/rehearsal/scenario.ts';
import { says } from './rehearse-cases.ts';
import { RECORD_CASES } from './rehearse-cases-record.ts';
import { TALK_CASES } from './rehearse-cases-talk.ts';
import { at, outcome, scenarioExpecting, scene } from './rehearse-world.ts';

const CASES = [...TALK_CASES, ...RECORD_CASES];

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
