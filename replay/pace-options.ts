/** When requests go out. Rates are captured requests per second; each goes to two or three arms. */
export type Pace =
  | { readonly kind: 'as-captured'; /** 2 is twice as fast. Default 1. */ readonly speed?: number }
  | { readonly kind: 'constant'; readonly perSecond: number }
  | {
      readonly kind: 'ramp';
      readonly from: number;
      /** Reached after `seconds`, and kept. */
      readonly to: number;
      readonly seconds: number;
    }
  | {
      readonly kind: 'steps';
      /** One after the other; the rate of the last one is kept. */
      readonly steps: readonly PaceStep[];
    }
  | {
      readonly kind: 'closed';
      /** A request goes out as soon as fewer than this many wait for replies: a slow group is asked less. */
      readonly inFlight: number;
    };

export interface PaceStep {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Every number of a pace that must be above 0, by the name of its option. */
export function paceNumbers(pace: Pace): Readonly<Record<string, number>> {
  switch (pace.kind) {
    case 'as-captured':
      return { 'pace.speed': pace.speed ?? 1 };
    case 'constant':
      return { 'pace.perSecond': pace.perSecond };
    case 'ramp':
      return { 'pace.from': pace.from, 'pace.to': pace.to, 'pace.seconds': pace.seconds };
    case 'steps':
      return {
        'pace.steps.length': pace.steps.length,
        ...Object.fromEntries(
          pace.steps.flatMap(({ perSecond, seconds }, index) => [
            [`pace.steps[${index}].perSecond`, perSecond],
            [`pace.steps[${index}].seconds`, seconds],
          ]),
        ),
      };
    default:
      return { 'pace.inFlight': pace.inFlight };
  }
}
