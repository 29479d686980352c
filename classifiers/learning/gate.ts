import type { GroupFigure } from '../training/figures.ts';

/** A slice on which the candidate falls behind, and by how much. */
export interface GateFinding {
  readonly slice: string;
  readonly figure: 'auc' | 'sensitivity';
  readonly live: number;
  readonly candidate: number;
}

export interface GateResult {
  readonly passes: boolean;
  readonly compared: number;
  readonly behind: readonly GateFinding[];
}

/** What a slice may lose by chance: of the AUC, and of the sensitivity at specificity .95. */
const AUC_SLACK = 0.005;
const SENSITIVITY_SLACK = 0.02;
/** Smaller slices say too little. */
const SLICE_ROWS = 100;

/**
 * Whether a candidate may go live: on no promised slice (all, languages, categories) does it fall behind the live
 * model by more than chance. Both are judged the same way: cross-validated on our own corpus, themes and writers apart.
 */
export function gate(live: readonly GroupFigure[], candidate: readonly GroupFigure[]): GateResult {
  const behind: GateFinding[] = [];
  let compared = 0;
  for (const before of live) {
    const after = candidate.find((figure) => figure.by === before.by && figure.name === before.name);
    if (after === undefined || before.rows < SLICE_ROWS) continue;
    compared += 1;
    const slice = `${before.by} ${before.name}`;
    if (before.auc !== null && after.auc !== null && after.auc < before.auc - AUC_SLACK)
      behind.push({ slice, figure: 'auc', live: before.auc, candidate: after.auc });
    if (
      before.sensitivity !== null &&
      after.sensitivity !== null &&
      after.sensitivity < before.sensitivity - SENSITIVITY_SLACK
    )
      behind.push({ slice, figure: 'sensitivity', live: before.sensitivity, candidate: after.sensitivity });
  }
  return { passes: compared > 0 && behind.length === 0, compared, behind };
}

/** The gate's result for a terminal. */
export function gateReport(result: GateResult): string {
  const lines = result.behind.map(
    (item) =>
      `  behind on ${item.slice}: ${item.figure} ${item.candidate.toFixed(3)} against ${item.live.toFixed(3)}`,
  );
  const verdict = result.passes ? 'passed' : 'NOT passed';
  return [`gate ${verdict}: ${result.compared} slices compared`, ...lines].join('\n');
}
