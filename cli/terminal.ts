/** What a command sees of the world outside: tests pass their own. Only `main.ts` makes one from the process. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Colour is wanted on stdout. */
  readonly color: boolean;
  /** A person watches stderr. */
  readonly interactive: boolean;
  /** How many characters a row of stderr has. */
  readonly columns: number;
  /** Resolves when the text was taken, so that large reports do not pile up in memory. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** Calls `stop` at the first Ctrl-C or SIGTERM; the returned function ends that. */
  onInterrupt(stop: () => void): () => void;
  now(): Date;
}
