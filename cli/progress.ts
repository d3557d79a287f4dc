import type { Progress } from '../reports/index.ts';
import type { Terminal } from './terminal.ts';

/** Most lines a minute in a log that nobody watches live. */
const quietMs = 10_000;

/**
 * Shows progress on stderr: one line that is rewritten where a person watches, a line per step or
 * every 10 seconds in a log.
 */
export class ProgressLine {
  readonly #terminal: Terminal;
  #shown = '';
  #lastStep = '';
  #lastAtMs = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(progress: Progress): void {
    const { tool, step, detail, done, total, stays = false } = progress;
    const count = done === undefined ? '' : total === undefined ? ` ${done}` : ` ${done}/${total}`;
    const text = `${tool}: ${step}${count}${detail === undefined ? '' : ` (${detail})`}`;
    if (stays) {
      this.clear();
      this.#terminal.err(`${text}\n`);
      return;
    }
    const nowMs = this.#terminal.now().getTime();
    if (this.#terminal.interactive) {
      this.clear();
      this.#shown = withinRow(text, this.#terminal.columns);
      this.#terminal.err(this.#shown);
    } else if (`${tool} ${step}` !== this.#lastStep || nowMs - this.#lastAtMs >= quietMs) {
      this.#terminal.err(`${text}\n`);
      this.#lastAtMs = nowMs;
    }
    this.#lastStep = `${tool} ${step}`;
  }

  /** Takes the rewritten line away, before other text is printed. */
  clear(): void {
    if (this.#shown !== '') this.#terminal.err('\r\u001B[2K');
    this.#shown = '';
  }
}

/** A longer line would go on in the next row, which is not taken away. */
function withinRow(text: string, columns: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length < columns ? line : `${line.slice(0, Math.max(1, columns - 2))}…`;
}
