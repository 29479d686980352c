import type { CheckResult } from './checks/index.ts';
import type { PlayedTurn } from './played.ts';
import { failures, hasPassed, type Rehearsed } from './rehearse.ts';

const COLUMN = 58;
/** Turns shown before and after one that failed. */
const AROUND = 1;

/** A line per scenario, with what failed below it and, on request, what was said. */
export function reportScenario(rehearsed: Rehearsed, verbose: boolean): string {
  const { scenario, played, results } = rehearsed;
  const passed = hasPassed(rehearsed);
  const lines = [
    `${passed ? 'pass' : 'FAIL'}  ${scenario.id}  ${scenario.title}  (${counts(results)})  ${rubric(rehearsed)}`,
  ];
  for (const fault of played.faults) lines.push(`      inside: ${fault}`);
  for (const result of results.filter(({ outcome }) => outcome === 'failed')) {
    const { after, check, optional } = result.expectation;
    lines.push(`      turn ${after}: ${check} ${parameters(result)}${optional ? ' (optional)' : ''}`);
    lines.push(`            found: ${result.found}`);
  }
  for (const point of rehearsed.score.points.filter(({ outcome }) => outcome === 'fails')) {
    lines.push(`      rubric ${point.number} (${point.severity}): ${point.means}`);
    lines.push(`            found: ${point.found}`);
  }
  if (verbose) lines.push(...transcript(played.turns, () => true));
  else if (!passed) {
    const wrong = failures(rehearsed).map(({ expectation }) => expectation.after);
    const isNear = (turn: number) =>
      wrong.some((after) => after !== 'end' && Math.abs(after - turn) <= AROUND);
    lines.push(...transcript(played.turns, isNear));
  }
  return lines.join('\n');
}

/** The last line of a run. */
export function reportCount(all: readonly Rehearsed[]): string {
  const passed = all.filter(hasPassed).length;
  const results = all.flatMap(({ results: some }) => some);
  const red = all.filter(({ score }) => score.redFailed === 0).length;
  return `${passed} of ${all.length} scenarios passed (${counts(results)}); no red point of the rubric fails in ${red}`;
}

/** "rubric: red 9 of 9, yellow 6 of 7": of the points that the conversation calls for. */
function rubric({ score }: Rehearsed): string {
  const red = score.points.filter(({ severity }) => severity === 'red');
  const held = red.filter(({ outcome }) => outcome === 'holds').length;
  return `[rubric: red ${held} of ${held + score.redFailed}, yellow ${score.yellowHeld} of ${score.yellowDecided}]`;
}

function counts(results: readonly CheckResult[]): string {
  const scored = results.filter(
    ({ expectation, outcome }) => outcome !== 'judge' && expectation.optional !== true,
  );
  const passed = scored.filter(({ outcome }) => outcome === 'passed').length;
  const judged = results.filter(({ outcome }) => outcome === 'judge').length;
  const left = judged > 0 ? `; judge: ${judged} left to people` : '';
  return `${passed} of ${scored.length} checks${left}`;
}

function parameters({ expectation }: CheckResult): string {
  const { after: _, check: __, note: ___, optional: ____, ...rest } = expectation;
  return Object.entries(rest)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

/** The client's lines on the left, the answers on the right. */
function transcript(turns: readonly PlayedTurn[], isWanted: (turn: number) => boolean): string[] {
  const lines: string[] = [];
  for (const [index, turn] of turns.entries()) {
    if (!isWanted(index + 1)) continue;
    const said = turn.client === null ? `(silent for ${seconds(turn)} s)` : turn.client || '(no words)';
    const left = wrap(`${index + 1}. ${said}`);
    const right = turn.replies.flatMap((reply) => {
      const late =
        reply.at > turn.since
          ? `+${Math.round((Date.parse(reply.at) - Date.parse(turn.since)) / 1000)} s `
          : '';
      return wrap(`${late}${reply.channel}: ${reply.text}`);
    });
    const held = turn.handoff ? `${turn.level}, handoff ${turn.handoff.state}` : turn.level;
    left.push(`   [${held}]`);
    for (let row = 0; row < Math.max(left.length, right.length); row += 1) {
      lines.push(`      ${(left[row] ?? '').padEnd(COLUMN)} | ${right[row] ?? ''}`.trimEnd());
    }
  }
  return lines;
}

function seconds(turn: PlayedTurn): number {
  return Math.round((Date.parse(turn.at) - Date.parse(turn.since)) / 1000);
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + word.length + 1 > COLUMN) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}
