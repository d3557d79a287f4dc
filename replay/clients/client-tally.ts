/** How pairs came out for the clients of one version. */
export interface ClientTally {
  pairs: number;
  /** Requests with a second stable reply where only preview, or only stable itself, disagreed somewhere. */
  previewOnly: number;
  noiseOnly: number;
}

/** What one pair says. */
export interface PairOutcome {
  readonly previewOnly: boolean;
  readonly noiseOnly: boolean;
}

/** Version → its pairs. */
export type Clients = Record<string, ClientTally>;

/** Versions are captured text; beyond this many the rest is one. */
const versionsMax = 50;
const others = '(other versions)';

export function foldClient(clients: Clients, version: string, { previewOnly, noiseOnly }: PairOutcome): void {
  const known = clientAt(clients, version);
  known.pairs += 1;
  if (previewOnly) known.previewOnly += 1;
  if (noiseOnly) known.noiseOnly += 1;
}

/** Adds `from` to `into`. */
export function mergeClients(into: Clients, from: Clients): void {
  for (const [version, client] of Object.entries(from)) {
    const known = clientAt(into, version);
    known.pairs += client.pairs;
    known.previewOnly += client.previewOnly;
    known.noiseOnly += client.noiseOnly;
  }
}

function clientAt(clients: Clients, version: string): ClientTally {
  const isNamed = Object.hasOwn(clients, version) || Object.keys(clients).length < versionsMax;
  // `__proto__` is no name of a member
  const name = isNamed && version !== '__proto__' ? version : others;
  return (clients[name] ??= { pairs: 0, previewOnly: 0, noiseOnly: 0 });
}
