/** That one service calls another, or hands it messages. */
export interface Call {
  readonly from: string;
  readonly to: string;
  /** What tells so, for example `com.shop.Orders in the registry`. */
  readonly source: string;
}

/** Calls between two different services, each pair once with all that tells of it. */
export function distinctCalls(calls: readonly Call[]): Call[] {
  const sources = new Map<string, { readonly call: Call; readonly told: Set<string> }>();
  for (const call of calls) {
    const key = JSON.stringify([call.from, call.to]);
    const known = sources.get(key) ?? { call, told: new Set() };
    sources.set(key, known);
    known.told.add(call.source);
  }
  return [...sources.values()].map(({ call, told }) => ({
    ...call,
    source: [...told].slice(0, 3).join(', '),
  }));
}
