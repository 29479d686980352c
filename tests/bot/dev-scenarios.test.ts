import { describe, expect, it } from 'vitest';
import { CHECKS, type Expectation, everyMessageFaults, type Played, type Snapshot } from './checks.ts';
import { assessFor } from './hand-set.ts';
import { devScenarios, type Line, play, type Scenario, worldOf } from './scenario.ts';

function playOut(scenario: Scenario): Played {
  const world = worldOf(scenario, assessFor(scenario.id));
  const snapshots: Snapshot[] = [];
  const lines: Line[] = play(scenario, world, (turn) => {
    snapshots[turn] = {
      level: world.level,
      handoff: world.handoff?.state ?? null,
      queue: world.handoffQueue,
      effects: world.effects.length,
      lines: world.said.length,
    };
  });
  return { scenario, world, lines, snapshots };
}

describe.each(devScenarios().map((s) => [s.id, s] as const))('%s', (_, scenario) => {
  const played = playOut(scenario);
  const expected = (scenario as unknown as { expected: Expectation[] }).expected.filter(
    (e) => e.optional !== true && CHECKS[e.check] !== undefined,
  );

  it.each(
    expected.map(
      (e) =>
        [
          `${e.check} after ${e.after} ${JSON.stringify(e.value ?? e.any_of ?? e.all_of ?? e.kind ?? '')}`,
          e,
        ] as const,
    ),
  )('%s', (_name, e) => {
    const turn = e.after === 'end' ? scenario.turns.length : e.after;
    const at = played.snapshots[turn];
    if (at === undefined) throw new Error('no such turn');
    expect(CHECKS[e.check]?.(e, at, played, turn)).toBe(true);
  });

  it('keeps one question a message and short web messages', () => {
    expect(everyMessageFaults(played.lines)).toEqual([]);
  });

  it('answers every client message', () => {
    for (const line of played.lines.filter((l) => l.from === 'client' && l.text !== 'STOP')) {
      expect(played.lines.some((l) => l.from === 'bot' && l.turn === line.turn)).toBe(true);
    }
  });
});
