/** What `seaworthy replay capacity`, or another load test, wrote of one node, as far as it matters here. */
export interface MeasuredCapacity {
  /** Requests per second. */
  readonly perNode: number;
  /** ISO 8601. */
  readonly measuredAt: string;
  readonly attestedVersion?: string;
  /** True where something else than the node ended the growth. */
  readonly isAtLeast: boolean;
}

/** @throws {Error} in plain words for what is no measurement */
export function measuredCapacity(text: string): MeasuredCapacity {
  const written = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  const { perSecond, measuredAt, attestedVersion, isAtLeast } = written ?? {};
  if (typeof perSecond !== 'number' || typeof measuredAt !== 'string') {
    throw new Error('it holds no "perSecond" and "measuredAt"');
  }
  if (!(perSecond > 0)) throw new Error(`a node that carries ${perSecond}/s was not measured`);
  // A date that is none is never too old.
  if (Number.isNaN(Date.parse(measuredAt))) throw new Error(`"${measuredAt}" is no time`);
  return {
    perNode: perSecond,
    measuredAt,
    isAtLeast: isAtLeast === true,
    ...(typeof attestedVersion === 'string' && { attestedVersion }),
  };
}
