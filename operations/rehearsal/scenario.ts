import { z } from 'zod';
import { HandrailError } from '../../platform/errors.ts';

const planShape = z.looseObject({
  status: z.string(),
  version: z.number().int().min(1).default(1),
  steps: z.record(z.string(), z.array(z.string())).optional(),
  reasons: z.array(z.string()).optional(),
  author: z.string().optional(),
  language: z.string().optional(),
});

const clientShape = z.looseObject({
  alias: z.string().nullable(),
  age: z.number().nullable().optional(),
  language: z.string().default('en'),
  program: z.string().nullable().optional(),
  plan: planShape.nullable().optional(),
  emergency_contact: z
    .looseObject({ name: z.string(), relation: z.string().optional(), consent: z.string() })
    .nullable()
    .optional(),
  guardian: z.looseObject({ name: z.string() }).nullable().optional(),
  location_on_file: z.string().nullable().optional(),
  known_number: z.boolean().default(true),
  flags: z.array(z.string()).default([]),
});

const turnShape = z.looseObject({
  client: z.string().nullable(),
  wait_s: z.number().nonnegative().optional(),
  channel: z.enum(['sms', 'web', 'slack']).optional(),
  media: z.array(z.looseObject({ type: z.string() })).optional(),
});

const expectationShape = z.looseObject({
  after: z.union([z.number().int().min(1), z.literal('end')]),
  by: z.union([z.number().int().min(1), z.literal('end')]).optional(),
  check: z.string(),
  optional: z.boolean().optional(),
});

/** A scripted conversation: who writes, what happens on call, the client's turns, and what must hold after each. */
const scenarioShape = z.looseObject({
  id: z.string().min(1),
  title: z.string().default(''),
  channel: z.enum(['sms', 'web', 'slack']),
  client: clientShape,
  env: z.looseObject({
    local_time: z.string(),
    on_call: z
      .looseObject({
        primary_ack_s: z.number().nullable().optional(),
        backup_ack_s: z.number().nullable().optional(),
        supervisor_ack_s: z.number().nullable().optional(),
      })
      .optional(),
    stop_handling: z.string().optional(),
  }),
  turns: z.array(turnShape).min(1),
  expected: z.array(expectationShape).default([]),
});

export type Scenario = z.infer<typeof scenarioShape>;
export type Expectation = Scenario['expected'][number];

const scenarioFileShape = z.looseObject({
  scenarios: z.array(scenarioShape).min(1),
});

/**
 * Reads a file of scenarios. @throws {HandrailError} bad_request with the place of the first error, also where a scenario
 * asks for a turn that it does not have
 */
export function readScenarios(name: string, text: string): Scenario[] {
  const wrong = (why: string) => new HandrailError('bad_request', `${name}: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('is not JSON');
  }
  const parsed = scenarioFileShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(`${issue?.path.map(String).join('.')}: ${issue?.message}`);
  }
  for (const { id, turns, expected } of parsed.data.scenarios) {
    for (const { after, check, by } of expected) {
      const beyond = [after, by].find((turn) => typeof turn === 'number' && turn > turns.length);
      if (beyond !== undefined) throw wrong(`${id}: ${check} asks for turn ${beyond} of ${turns.length}`);
    }
  }
  return parsed.data.scenarios;
}
