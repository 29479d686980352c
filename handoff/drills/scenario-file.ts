import { z } from 'zod';
import { HandrailError } from '../../platform/errors.ts';
import { maxLevel, RISK_LEVELS, type RiskLevel } from '../../platform/risk.ts';
import type { DrillScript } from './scripts.ts';

/** As in a rehearsal: lines are this far apart unless the file says otherwise. */
const LINE_SECONDS = 60;
/** A drill ends after an hour: what comes later would never be said. */
const LONGEST_SECONDS = 3_000;

const turnNumber = z.union([z.number().int().min(1), z.literal('end')]);

/** The part of the rehearsal format that a drill plays: the client, and what they write when. */
const scenarioShape = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9][\w-]{1,59}$/, 'is letters, digits, - and _'),
  title: z.string().min(1).max(120),
  channel: z.string().optional(),
  client: z.looseObject({
    language: z.string().min(2).max(10).default('en'),
    flags: z.array(z.string().max(40)).max(20).default([]),
    plan: z
      .looseObject({
        status: z.string(),
        steps: z.record(z.string(), z.array(z.string().max(300))).optional(),
        reasons: z.array(z.string().max(300)).optional(),
      })
      .nullish(),
  }),
  turns: z
    .array(
      z.looseObject({
        client: z.string().max(1_600).nullable(),
        wait_s: z.number().nonnegative().optional(),
      }),
    )
    .min(1)
    .max(60),
  expected: z
    .array(
      z.looseObject({
        check: z.string().max(80),
        after: turnNumber,
        by: turnNumber.optional(),
        value: z.unknown().optional(),
      }),
    )
    .max(200)
    .default([]),
});
const fileShape = z.looseObject({ scenarios: z.array(scenarioShape).min(1).max(40) });

type Scenario = z.infer<typeof scenarioShape>;

/**
 * Reads a file of rehearsal scenarios as drills: the same client lines at the same distances, in real time, by text where the
 * file says `sms` and on the web chat else. Staff are judged by the level that the file expects, the bot by all of it.
 * @throws {HandrailError} bad_request with the place of the first error
 */
export function readDrillScripts(text: string): DrillScript[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new HandrailError('bad_request', 'the file is not JSON', { cause });
  }
  const parsed = fileShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HandrailError('bad_request', `${issue?.path.map(String).join('.')}: ${issue?.message}`);
  }
  return parsed.data.scenarios.map(scriptOf);
}

function scriptOf(scenario: Scenario): DrillScript {
  const { id, title, client, turns } = scenario;
  let afterSeconds = 0;
  let wasSilent = true;
  const lines: { afterSeconds: number; text: string }[] = [];
  for (const turn of turns) {
    if (turn.client === null) {
      afterSeconds += turn.wait_s ?? LINE_SECONDS;
      wasSilent = true;
      continue;
    }
    afterSeconds += turn.wait_s ?? (wasSilent ? 0 : LINE_SECONDS);
    wasSilent = false;
    if (turn.client.trim()) lines.push({ afterSeconds, text: turn.client });
  }
  if (lines.length === 0) throw new HandrailError('bad_request', `${id}: the client says nothing`);
  if (afterSeconds > LONGEST_SECONDS)
    throw new HandrailError('bad_request', `${id}: a drill lasts ${LONGEST_SECONDS / 60} minutes at most`);
  const steps = client.plan?.steps ?? {};
  return {
    id,
    title,
    level: levelOf(scenario),
    language: client.language,
    flags: client.flags,
    ...(client.plan
      ? {
          plan: {
            steps: ['1', '2', '3', '4', '5', '6'].map((step) => steps[step] ?? []),
            reasons: client.plan.reasons ?? [],
          },
        }
      : {}),
    ...(scenario.channel === 'sms' ? { channel: 'sms' as const } : {}),
    file: {
      turns: turns.map((turn) => ({
        client: turn.client?.trim() ? turn.client : null,
        waitSeconds: turn.wait_s ?? LINE_SECONDS,
      })),
      expected: scenario.expected,
    },
    lines,
  };
}

/** The highest level that the file expects, below it moderate: a drill is about a person being called. */
function levelOf({ expected }: Scenario): RiskLevel {
  const levels = expected.flatMap(({ check, value }) =>
    check === 'session_risk_at_least' && RISK_LEVELS.includes(value as RiskLevel) ? [value as RiskLevel] : [],
  );
  return levels.reduce<RiskLevel>((level, one) => maxLevel(level, one), 'moderate');
}
