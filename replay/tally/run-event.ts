/** Something that happens to a run as a whole. Times are ms since the epoch. */
export type RunEvent =
  /** From now on the run goes at this share of its pace, the lower one of the guard's and what was asked for; 0 to 1. */
  | { readonly kind: 'pace'; readonly atMs: number; readonly share: number }
  /** Somebody asked for this share of its pace. */
  | AskedShare
  | Pause
  /** It was taken up again after its end. */
  | { readonly kind: 'resumed'; readonly atMs: number }
  | { readonly kind: 'stop'; readonly atMs: number; readonly reason: string };

/** Nothing is sent meanwhile: a group asked for it, the windows are closed, or the run had ended. */
export interface Pause {
  readonly kind: 'back-off' | 'closed' | 'away';
  readonly atMs: number;
  readonly untilMs: number;
  /** The group that asked for it. */
  readonly group?: 'stable' | 'preview';
}

export interface AskedShare {
  readonly kind: 'asked-pace';
  readonly atMs: number;
  /** From 0, where nothing is sent, to 1. */
  readonly share: number;
}
