import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ShadowDifference, type ShadowSummary, summarise } from './shadow.ts';

/** How often a shadow differed from the live model since the server started. Counts only. */
export interface ShadowCounts extends ShadowSummary {
  readonly version: string;
  readonly messages: number;
}

export function noteMessage(counts: ShadowCounts): ShadowCounts {
  return { ...counts, messages: counts.messages + 1 };
}

export function noteDifference(counts: ShadowCounts, difference: ShadowDifference): ShadowCounts {
  const one = summarise([difference]);
  return {
    ...counts,
    higher: counts.higher + one.higher,
    lower: counts.lower + one.lower,
    handoffsGained: counts.handoffsGained + one.handoffsGained,
    handoffsLost: counts.handoffsLost + one.handoffsLost,
    failed: counts.failed + one.failed,
  };
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'models', 'shadow.json');
}

/** Replaces the counts at once: a reader sees the old or the new ones. */
export function writeShadowCounts(dataDir: string, counts: ShadowCounts): void {
  const file = fileOf(dataDir);
  mkdirSync(join(dataDir, 'models'), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(counts)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The counts as last written; undefined where no server has run a shadow. */
export function readShadowCounts(dataDir: string): ShadowCounts | undefined {
  const file = fileOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ShadowCounts) : undefined;
}
