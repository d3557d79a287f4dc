import type { Terminal } from './terminal.ts';

/** What a command is given, and where it leaves its exit code. */
export interface Cli {
  readonly terminal: Terminal;
  exitCode: number;
}
