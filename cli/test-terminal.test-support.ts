import type { Terminal } from './terminal.ts';

/** A terminal that remembers what was printed and can be interrupted. */
export class TestTerminal implements Terminal {
  readonly color = false;
  readonly columns = 80;
  readonly interactive: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  stdout = '';
  stderr = '';
  #stop: (() => void) | undefined;

  constructor(
    options: {
      readonly cwd?: string;
      readonly env?: Readonly<Record<string, string | undefined>>;
      readonly interactive?: boolean;
    } = {},
  ) {
    this.cwd = options.cwd ?? '/';
    this.env = options.env ?? {};
    this.interactive = options.interactive ?? false;
  }

  async out(text: string): Promise<void> {
    this.stdout += text;
  }

  err(text: string): void {
    this.stderr += text;
  }

  onInterrupt(stop: () => void): () => void {
    this.#stop = stop;
    return () => {
      this.#stop = undefined;
    };
  }

  /** As Ctrl-C. False when nothing listens. */
  interrupt(): boolean {
    this.#stop?.();
    return this.#stop !== undefined;
  }

  now(): Date {
    return new Date();
  }
}
