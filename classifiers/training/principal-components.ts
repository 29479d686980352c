/**
 * Projects rows on their first `keep` principal components (orthogonal iteration on the covariance, fixed start, so
 * the result is the same on every machine up to rounding). Rows are centred first.
 */
export function principalComponents(rows: readonly Float32Array[], keep: number): Float32Array[] {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  for (const row of rows)
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] as number) + (row[at] as number) / rows.length;
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let a = 0; a < size; a += 1) {
      const line = covariance[a] as Float64Array;
      const left = (row[a] as number) - (mean[a] as number);
      for (let b = 0; b < size; b += 1)
        line[b] = (line[b] as number) + left * ((row[b] as number) - (mean[b] as number));
    }
  }
  let basis: Float64Array[] = Array.from({ length: keep }, (_, index) =>
    Float64Array.from(
      { length: size },
      (__, at) => Math.sin(1 + at * (index + 1) * 0.7) + (at === index ? 1 : 0),
    ),
  );
  for (let round = 0; round < 60; round += 1) {
    basis = orthonormal(basis.map((vector) => Float64Array.from(covariance, (line) => dot(line, vector))));
  }
  return rows.map((row) => {
    const centred = Float64Array.from(row, (value, at) => value - (mean[at] as number));
    return Float32Array.from(basis, (vector) => dot(vector, centred));
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function orthonormal(vectors: Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    for (const earlier of done) {
      const share = dot(vector, earlier);
      for (let at = 0; at < vector.length; at += 1)
        vector[at] = (vector[at] as number) - share * (earlier[at] as number);
    }
    const norm = Math.sqrt(dot(vector, vector)) || 1;
    done.push(vector.map((value) => value / norm));
  }
  return done;
}
