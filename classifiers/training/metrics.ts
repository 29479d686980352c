/** Area under the ROC curve; ties count half. NaN where one class is missing. */
export function areaUnderCurve(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((_, at) => at).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to += 1;
    for (let at = from; at < to; at += 1) {
      if (!labels[order[at] as number]) continue;
      rankSum += (from + to + 1) / 2;
      positives += 1;
    }
    from = to;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Lowest threshold at which at least `specificity` of the negatives score at or below it. */
export function thresholdAt(
  scores: readonly number[],
  labels: readonly boolean[],
  specificity: number,
): number {
  const negatives = scores.filter((_, at) => !labels[at]).sort((a, b) => a - b);
  if (negatives.length === 0) return 0;
  return negatives[Math.min(negatives.length - 1, Math.ceil(negatives.length * specificity) - 1)] as number;
}

/** Share of the positives above the threshold of `specificity`. */
export function sensitivityAt(
  scores: readonly number[],
  labels: readonly boolean[],
  specificity: number,
): number {
  const threshold = thresholdAt(scores, labels, specificity);
  let found = 0;
  let positives = 0;
  labels.forEach((positive, at) => {
    if (!positive) return;
    positives += 1;
    if ((scores[at] as number) > threshold) found += 1;
  });
  return found / positives;
}

/** Mean F1 over the classes that occur in `truth`. */
export function macroF1<T extends string>(
  truth: readonly T[],
  guess: readonly T[],
  classes: readonly T[],
): number {
  const scores: number[] = [];
  for (const name of classes) {
    let hit = 0;
    let real = 0;
    let said = 0;
    truth.forEach((value, at) => {
      if (value === name) real += 1;
      if (guess[at] === name) said += 1;
      if (value === name && guess[at] === name) hit += 1;
    });
    if (real > 0) scores.push((2 * hit) / (real + said));
  }
  return scores.reduce((sum, value) => sum + value, 0) / scores.length;
}

/** Expected calibration error over equal-width bins, and the bins themselves. */
export function reliability(
  scores: readonly number[],
  labels: readonly boolean[],
  bins = 10,
): {
  readonly error: number;
  readonly bins: { readonly mean: number; readonly rate: number; readonly count: number }[];
} {
  const found = Array.from({ length: bins }, () => ({ sum: 0, hits: 0, count: 0 }));
  scores.forEach((score, at) => {
    const bin = found[Math.min(bins - 1, Math.floor(score * bins))];
    if (bin === undefined) return;
    bin.sum += score;
    bin.count += 1;
    if (labels[at]) bin.hits += 1;
  });
  let error = 0;
  for (const bin of found) if (bin.count > 0) error += Math.abs(bin.sum - bin.hits) / scores.length;
  return {
    error,
    bins: found
      .filter((bin) => bin.count > 0)
      .map((bin) => ({ mean: bin.sum / bin.count, rate: bin.hits / bin.count, count: bin.count })),
  };
}
