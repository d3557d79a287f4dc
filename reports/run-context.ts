/** One step forward, for the person who waits. Written to stderr, never to the report. */
export interface Progress {
  readonly tool: 'capture' | 'replay' | 'compat' | 'checklist' | 'gate';
  readonly step: string;
  /** Changes all the time, such as counts; shown with the step. */
  readonly detail?: string;
  readonly done?: number;
  readonly total?: number;
  /** To be read later too: shown on a line that stays. */
  readonly stays?: boolean;
}

/**
 * What every tool gets from its caller: when to stop, where to tell progress, what time it is.
 * Tools never read the clock, the environment or the process themselves.
 */
export interface RunContext {
  /** Aborted by Ctrl-C or a caller; a tool then stops at once and returns a partial report. */
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  now(): Date;
}
