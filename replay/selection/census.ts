/** Most different values told apart; what comes later is counted in the ledger only. */
const distinctMax = 10_000;

/** A recorded user as the plan shows it. */
export interface RecordedIdentity {
  /** `redacted-0a1b2c3d`; addresses are not shown. */
  readonly recorded: string;
  readonly requests: number;
  /** Name of the test identity; absent where there is none. */
  readonly as?: string;
}

/** A redacted value for which `sessions.values` holds nothing. */
export interface UnmappedValue {
  readonly value: string;
  readonly requests: number;
  /** What it was, for example `query:token`. */
  readonly kinds: readonly string[];
}

/** What a census counted, plain data. */
export interface CensusCounts {
  readonly identities: ReadonlyMap<string, { readonly requests: number; readonly as: string | undefined }>;
  readonly sentAs: ReadonlyMap<string, number>;
  readonly unmapped: ReadonlyMap<string, { readonly requests: number; readonly kinds: readonly string[] }>;
}

/** Counts recorded users and redacted values while a capture is read. */
export class Census {
  readonly #identities = new Map<string, { requests: number; as: string | undefined }>();
  readonly #sentAs = new Map<string, number>();
  readonly #unmapped = new Map<string, { requests: number; kinds: readonly string[] }>();

  close(): CensusCounts {
    return { identities: this.#identities, sentAs: this.#sentAs, unmapped: this.#unmapped };
  }

  /** Adds what another one counted. */
  takeOver({ identities, sentAs, unmapped }: CensusCounts): void {
    for (const [as, requests] of sentAs) this.#sentAs.set(as, (this.#sentAs.get(as) ?? 0) + requests);
    for (const [recorded, { requests, as }] of identities) {
      const known = this.#identities.get(recorded);
      if (known !== undefined) known.requests += requests;
      else if (this.#identities.size < distinctMax) this.#identities.set(recorded, { requests, as });
    }
    for (const [value, { requests, kinds }] of unmapped) {
      const known = this.#unmapped.get(value);
      if (known !== undefined) known.requests += requests;
      else if (this.#unmapped.size < distinctMax) this.#unmapped.set(value, { requests, kinds });
    }
  }

  identity(recorded: string | undefined, as: string | undefined): void {
    if (as !== undefined) this.#sentAs.set(as, (this.#sentAs.get(as) ?? 0) + 1);
    if (recorded?.startsWith('redacted-') !== true) return;
    const known = this.#identities.get(recorded);
    if (known !== undefined) known.requests += 1;
    else if (this.#identities.size < distinctMax) this.#identities.set(recorded, { requests: 1, as });
  }

  unmapped(values: readonly string[], kinds: readonly string[]): void {
    for (const value of values) {
      const known = this.#unmapped.get(value);
      if (known !== undefined) known.requests += 1;
      else if (this.#unmapped.size < distinctMax) this.#unmapped.set(value, { requests: 1, kinds });
    }
  }

  /** The busiest first. */
  recorded(most: number): RecordedIdentity[] {
    return busiest(
      [...this.#identities].map(([recorded, { requests, as }]) => ({
        recorded,
        requests,
        ...(as !== undefined && { as }),
      })),
      most,
    );
  }

  unmappedValues(most: number): UnmappedValue[] {
    return busiest(
      [...this.#unmapped].map(([value, counted]) => ({ value, ...counted })),
      most,
    );
  }

  /** Selected requests by the test identity that would send them. */
  sentAs(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#sentAs);
  }
}

function busiest<Counted extends { readonly requests: number }>(all: Counted[], most: number): Counted[] {
  return all.sort((a, b) => b.requests - a.requests).slice(0, most);
}
