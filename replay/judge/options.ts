import type { DifferenceKind } from './difference/difference.ts';

/**
 * Places in replies: `status`, `header:cache-control`, `header:set-cookie(NAME)`, `body:/items/*` with `*` for
 * array indexes, or with the route before it: `GET /api/ads/{} body:/total`. `*` is any text.
 */
export type PlacePattern = string;

/** Differences at these places are counted but never become findings. */
export interface IgnoreRule {
  /** For example `body:/serverTime` or `GET /api/ads/{} body:/items/*`. */
  readonly place: PlacePattern;
  /** Stands in the report. */
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. Default: it always holds. */
  readonly until?: string;
}

/** A change that the release is meant to make: where it appears it is a note, where it does not it is said. */
export interface ExpectedRule {
  readonly place: PlacePattern;
  /** Kind of the difference. Default: any. */
  readonly kind?: DifferenceKind;
  /** Stands in the report. */
  readonly reason: string;
  /** Last day on which it is expected, `YYYY-MM-DD` in UTC. After it, it is a finding like any other. */
  readonly until: string;
  /** Who expects it. */
  readonly by?: string;
}

/**
 * How an array is compared: element by element (`ordered`), whatever the order (`set`), or by a member that
 * names each element (`keyed`).
 */
export interface ArrayRule {
  /** Of the array itself, for example `body:/items`. */
  readonly place: PlacePattern;
  /** `set`: order and place say nothing. `keyed`: another order is one difference. */
  readonly as: 'ordered' | 'set' | 'keyed';
  /** The member that names an element. Default: one that looks like an id. */
  readonly key?: string;
}

/**
 * What may differ at a place; any one of these is enough. It holds for JSON, XML and CSV, for texts and attributes of
 * pages, lines of texts and headers.
 */
export interface ToleranceRule {
  readonly place: PlacePattern;
  /** In the unit of the number itself. Of a text such as `from $ 12.50`, each number may differ so much. */
  readonly absolute?: number;
  /** Share of the larger one, 0 to 1. */
  readonly relative?: number;
  /**
   * Two times so many milliseconds apart, however they are written: ISO 8601 in any zone, as HTTP writes them, or
   * seconds or milliseconds since 1970; without a zone they are UTC. 0 is the same moment.
   */
  readonly withinMs?: number;
  /**
   * What says nothing here: upper and lower `case`; white `spaces`; whether it is missing or `empty` (null, "", [],
   * {}); its `type` (5 and "5").
   */
  readonly alike?: readonly ('case' | 'spaces' | 'empty' | 'type')[];
}

/** When preview counts as slower: beyond chance by a test, and beyond both limits. */
export interface LatencyLimits {
  /** Median of preview over stable, paired by request. Default 1.3. */
  readonly ratioMax?: number;
  /** Difference of the medians below which nobody notices, ms. Default 10. */
  readonly differenceMsMin?: number;
  /** From this ratio on a slowdown that is beyond chance warns; from `ratioMax` on it blocks. Default 1.03. */
  readonly ratioWarn?: number;
  /** Difference of the medians below which it does not warn either, ms. Default 1. */
  readonly differenceMsWarn?: number;
  /** TP90, TP99 or TP999 of preview over stable's. Default 1.5. */
  readonly tailRatioMax?: number;
  /** Difference of TP90, TP99 or TP999 below which nobody notices, ms. Default 50. */
  readonly tailDifferenceMsMin?: number;
  /**
   * Pairs that a route needs for a judgement of its own; rarer routes are judged together.
   * Where even those are too few, latency is not judged, which warns but does not hold. Default 20.
   */
  readonly samplesMin?: number;
}

export const usualLatencyLimits: Required<LatencyLimits> = {
  ratioMax: 1.3,
  differenceMsMin: 10,
  ratioWarn: 1.03,
  differenceMsWarn: 1,
  tailRatioMax: 1.5,
  tailDifferenceMsMin: 50,
  samplesMin: 20,
};
