/** JSON Lines in, JSON Lines out, same order; see `--help`. */
import { createInterface } from 'node:readline';
import { assessSafely, type Turn, warmUp } from '../../classifiers/assess.ts';
import { type HandoffRule, needsHandoff } from '../../classifiers/handoff-rule.ts';
import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';

const HELP = `Assesses messages for risk. JSON Lines on standard input, JSON Lines on standard output, in the same order.
in:  {"id","text","context":[{"from":"client"|"bot","text"}, ...]}   context oldest first, a plain string is the client's
out: {"id","level","score","categories","subject","evidence":[{"start","end","source"}],"handoff"}
"handoff" follows the protocol of PROTOCOL_FILE, or the built-in one: its level, its keywords, its alerts per thousand, or a request for a person.
A bad line yields {"id","error"} and exit code 1 at the end; the other lines are answered all the same.`;

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  // Lines without an end are not read on for nobody.
  process.stdout.on('error', () => process.exit(1));
  try {
    const { rules } = await loadProtocol(readConfig(process.env).protocolFile);
    warmUp();
    await run(rules.handoff, rules.handoff.alertsPerThousand);
  } catch (error) {
    if (!(error instanceof HandrailError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function run(rule: HandoffRule, alertsPerThousand: number | undefined): Promise<void> {
  let failed = false;
  let pending = '';
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = answerLine(line, rule, alertsPerThousand);
    failed ||= 'error' in answer;
    pending += `${JSON.stringify(answer)}\n`;
    if (pending.length > 1 << 14 || process.stdin.readableLength === 0) {
      if (!process.stdout.write(pending)) await new Promise((resume) => process.stdout.once('drain', resume));
      pending = '';
    }
  }
  if (pending !== '') process.stdout.write(pending);
  if (failed) process.exitCode = 1;
}

function answerLine(
  line: string,
  rule: HandoffRule,
  alertsPerThousand: number | undefined,
): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, error: 'not JSON' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { id: null, error: 'not an object' };
  const { id, text, context = [], minor } = parsed as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    return { id: null, error: 'id must be a string or a number' };
  if (typeof text !== 'string') return { id, error: 'text must be a string' };
  const turns = readTurns(context);
  if (turns === undefined) return { id, error: 'context must be a list of strings or {"from","text"}' };
  const found = assessSafely({ text, context: turns, minor: minor === true, alertsPerThousand });
  return {
    id,
    level: found.level,
    score: found.score,
    categories: found.categories,
    subject: found.subject,
    evidence: found.evidence,
    handoff: needsHandoff(found, text, rule),
  };
}

function readTurns(context: unknown): Turn[] | undefined {
  if (context === null) return [];
  if (!Array.isArray(context)) return undefined;
  const turns: Turn[] = [];
  for (const turn of context as unknown[]) {
    if (typeof turn === 'string') {
      turns.push({ from: 'client', text: turn });
      continue;
    }
    if (typeof turn !== 'object' || turn === null) return undefined;
    const { from, text } = turn as Record<string, unknown>;
    if ((from !== 'client' && from !== 'bot') || typeof text !== 'string') return undefined;
    turns.push({ from, text });
  }
  return turns;
}
