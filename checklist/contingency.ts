/** How often each pair of two marks was seen: by the first, then by the second. */
export type Contingency = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Independence {
  readonly count: number;
  /** The smallest count that chance alone would lead to; below 5 the test says nothing (W. G. Cochran, 1954). */
  readonly leastExpected: number;
  /** Pearson's chi-square. */
  readonly chiSquare: number;
  readonly degrees: number;
  /** The same as standard deviations, by the cube root of E. B. Wilson and M. M. Hilferty (1931). */
  readonly deviations: number;
}

/** Whether two marks depend on each other; degrees are 0 where one of them is always the same. */
export function independenceOf(seen: Contingency): Independence {
  const rows = Object.values(seen);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const rowSums = rows.map((row) => sum(Object.values(row)));
  const columnSums = names.map((name) => sum(rows.map((row) => row[name] ?? 0)));
  const count = sum(rowSums);
  const cells = rows.flatMap((row, at) =>
    names.map((name, column) => ({
      actual: row[name] ?? 0,
      expected: ((rowSums[at] ?? 0) * (columnSums[column] ?? 0)) / count,
    })),
  );
  const chiSquare = sum(cells.map(({ actual, expected }) => (actual - expected) ** 2 / expected));
  const degrees = Math.max(0, (rows.length - 1) * (names.length - 1));
  const spread = 2 / (9 * Math.max(1, degrees));
  return {
    count,
    degrees,
    chiSquare,
    leastExpected: Math.min(...cells.map(({ expected }) => expected)),
    deviations: (Math.cbrt(chiSquare / Math.max(1, degrees)) - (1 - spread)) / Math.sqrt(spread),
  };
}
