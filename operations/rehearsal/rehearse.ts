import type { ActiveProtocol } from '../../program/protocol/load-protocol.ts';
import { type CheckResult, checkAll } from './checks/index.ts';
import { play } from './play.ts';
import type { Played } from './played.ts';
import { type Score, scoreTranscript } from './rubric/rubric.ts';
import type { Scenario } from './scenario.ts';
import type { ScratchDatabases } from './scratch-database.ts';
import { Stage } from './stage.ts';

export interface Rehearsed {
  readonly scenario: Scenario;
  readonly played: Played;
  readonly results: readonly CheckResult[];
  /** The rubric's 25 points, as far as a program can decide them. */
  readonly score: Score;
}

/** Plays one scenario in a database of its own, which is gone afterwards, and checks what it expects. */
export async function rehearse(
  databases: Pick<ScratchDatabases, 'create'>,
  scenario: Scenario,
  protocol: ActiveProtocol,
): Promise<Rehearsed> {
  const scratch = await databases.create();
  try {
    const stage = new Stage(scratch.url, scenario, protocol);
    try {
      await stage.open();
      const played = await play(stage, scenario);
      const results = checkAll(scenario, played);
      return { scenario, played, results, score: scoreTranscript({ scenario, played, results }) };
    } finally {
      await stage.close();
    }
  } finally {
    await scratch.drop();
  }
}

/** Expectations that count and do not hold. */
export function failures({ results }: Pick<Rehearsed, 'results'>): CheckResult[] {
  return results.filter((result) => result.outcome === 'failed' && result.expectation.optional !== true);
}

/** Passed: every expectation that counts holds, and nothing failed inside. The rubric is told beside it. */
export function hasPassed(rehearsed: Rehearsed): boolean {
  return failures(rehearsed).length === 0 && rehearsed.played.faults.length === 0;
}

/** What `--out` writes for a scenario: one entry a scripted turn, and the record at the end. */
export function toFile({ played }: Rehearsed): object {
  return {
    id: played.id,
    turns: played.turns.map(({ at, client, channel, replies, level, handoff }) => ({
      at,
      client,
      channel,
      replies: replies.map(({ at: saidAt, from, channel: on, text, to }) => ({
        at: saidAt,
        from,
        channel: on,
        text,
        to,
      })),
      level,
      handoff,
    })),
    record: played.record,
  };
}
