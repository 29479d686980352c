import { RISK_LEVELS, type RiskLevel } from '../../platform/risk.ts';
import type { PackRow } from '../training/packs.ts';

/** What one line of a label file holds: a message with what the clinicians made of it. */
interface LabelLine {
  readonly text: string;
  readonly context?: readonly { readonly from: 'client' | 'bot'; readonly text: string }[];
  /** "This was a crisis" or "this was not". */
  readonly crisis: boolean;
  readonly level?: string;
  readonly language?: string;
  /** Pseudonym of the client: rows of one client never stand on both sides of a split. */
  readonly client: string;
}

/** What was read, and what was left out and why; counts only. */
export interface ReadLabels {
  readonly rows: readonly PackRow[];
  readonly erased: number;
  readonly broken: number;
}

/**
 * Reads clinicians' labels (JSON Lines: text, context, crisis, level, language, client). Lines of erased clients are
 * left out, broken lines counted. Nothing of the text is kept beside the weights that are learned.
 */
export function readLabels(content: string, erasedClients: ReadonlySet<string>): ReadLabels {
  const rows: PackRow[] = [];
  let erased = 0;
  let broken = 0;
  for (const line of content.split('\n')) {
    if (line.trim() === '') continue;
    const label = parse(line);
    if (label === undefined) broken += 1;
    else if (erasedClients.has(label.client)) erased += 1;
    else rows.push(toRow(label, rows.length));
  }
  return { rows, erased, broken };
}

function parse(line: string): LabelLine | undefined {
  try {
    const value = JSON.parse(line) as Partial<LabelLine> | null;
    if (typeof value?.text !== 'string' || typeof value.crisis !== 'boolean') return undefined;
    if (typeof value.client !== 'string' || value.client === '') return undefined;
    return value as LabelLine;
  } catch {
    return undefined;
  }
}

function toRow(label: LabelLine, at: number): PackRow {
  const level: RiskLevel | null = RISK_LEVELS.find((known) => known === label.level) ?? null;
  return {
    id: `label-${at + 1}`,
    text: label.text,
    context: (label.context ?? []).map(({ from, text }) => ({ from, text })),
    level,
    crisis: label.crisis,
    categories: null,
    who: null,
    language: label.language ?? 'en',
    theme: 'labels',
    voice: label.client,
    source: 'labels',
    severe: false,
    group: label.client,
  };
}
