/** Counts below this, but for none at all, are not shown: few enough people to be recognised. */
export const SMALLEST_CELL = 11;
/** What stands where a figure was held back. */
export const HELD_BACK = '<11';

/** A figure; null where there is nothing to count; or held back because too few people stand behind it. */
export type Value = number | null | typeof HELD_BACK;

/** What kind of figure a column holds. Percentages run from 0 to 100. */
export type Unit = 'count' | 'seconds' | 'percent' | 'points';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
}

export interface Row {
  readonly name: string;
  /** In the order of the columns; the first is how many stand behind the row. */
  readonly values: readonly Value[];
}

/** The value below which a share `q` of the numbers lies, between the two nearest; null of none. */
export function quantile(numbers: readonly number[], q: number): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return rounded(low + (high - low) * (place - Math.floor(place)));
}

/** `part` of `whole` in percent, with one decimal; null where there is no whole. Held back with a small whole. */
export function share(part: number, whole: number): Value {
  if (isSmall(whole)) return HELD_BACK;
  return whole === 0 ? null : rounded((part / whole) * 100);
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_CELL;
}

/** A row as it was counted: `count` people or events stand behind it. */
export interface Counted {
  readonly name: string;
  readonly count: number;
  /** The columns after the count. */
  readonly figures?: readonly Value[];
}

/**
 * Holds back rows with few people behind them. `divides`: the rows divide a total that is shown elsewhere, so that one row
 * alone could be found by subtraction: the smallest others are held back with it, until at least two rows are hidden and
 * what they hide together is no small cell itself.
 */
export function holdBack(rows: readonly Counted[], divides: boolean): Row[] {
  const hidden = new Set(rows.filter(({ count }) => isSmall(count)));
  if (divides && hidden.size > 0) {
    const others = rows.filter((row) => row.count > 0 && !hidden.has(row)).sort((a, b) => a.count - b.count);
    const sum = () => [...hidden].reduce((total, { count }) => total + count, 0);
    for (const other of others) {
      if (hidden.size > 1 && !isSmall(sum())) break;
      hidden.add(other);
    }
  }
  return rows.map((row) => ({
    name: row.name,
    values: hidden.has(row)
      ? [HELD_BACK, ...(row.figures ?? []).map((): Value => HELD_BACK)]
      : [row.count, ...(row.figures ?? [])],
  }));
}

/** The items under their names, in the order of `names` and then of how many there are. */
export function grouped<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  names: readonly string[] = [],
): [string, T[]][] {
  const groups = new Map<string, T[]>(names.map((name) => [name, []]));
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group) group.push(item);
    else groups.set(nameOf(item), [item]);
  }
  const known = new Set(names);
  return [...groups].sort(([a, inA], [b, inB]) => {
    if (known.has(a) || known.has(b)) return Number(known.has(b)) - Number(known.has(a));
    return inB.length - inA.length || a.localeCompare(b);
  });
}
