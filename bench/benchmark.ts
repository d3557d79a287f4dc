/** One question about speed, asked side by side: ours and its peers in the same run. */
export interface Benchmark {
  /** As named on the command line, and the heading in `docs/benchmarks.md`. */
  readonly id: string;
  readonly question: string;
  /** What ours is held against. The first row of a table is always a peer. */
  readonly peers: readonly string[];
  /** Takes so long that it runs only where it is named; false by default. */
  readonly onRequest?: boolean;
  run(): Promise<readonly Row[]>;
}

export type Row = Measured | Skipped;

/** What one contender cost, once per round. Less is better; ratios are to the first row of the same unit. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly costs: readonly number[];
}

export interface Skipped {
  readonly name: string;
  readonly skipped: string;
}

/** One of several that do the same work; `measure` does it once and returns the cost. */
export interface Contender {
  readonly name: string;
  readonly unit: string;
  measure(): Promise<number>;
  /** Called after the last round. */
  close?(): void;
}

/**
 * All contenders take turns, so that a busy moment of the machine meets each. What runs in Node needs rounds to warm
 * up, which do not count. Closes them.
 */
export async function interleave(
  rounds: number,
  contenders: readonly Contender[],
  warmUps = 1,
): Promise<Measured[]> {
  const rows = contenders.map(({ name, unit }) => ({ name, unit, costs: [] as number[] }));
  try {
    for (let round = 1 - warmUps; round <= rounds; round += 1) {
      for (const [index, contender] of contenders.entries()) {
        const cost = await contender.measure();
        if (round > 0) rows[index]?.costs.push(cost);
      }
    }
  } finally {
    for (const contender of contenders) contender.close?.();
  }
  return rows;
}
