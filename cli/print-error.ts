import { HarnessError } from '../reports/index.ts';
import type { Terminal } from './terminal.ts';

/** What happened, where, and what to do: three lines at most. A stack only with SEAWORTHY_DEBUG=1. */
export function printError(error: unknown, terminal: Terminal): void {
  if (error instanceof HarnessError) {
    terminal.err(`seaworthy: ${error.message}\n`);
    if (error.where !== undefined) terminal.err(`  where: ${error.where}\n`);
    if (error.todo !== undefined) terminal.err(`  to do: ${error.todo}\n`);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    terminal.err(`seaworthy: unexpected fault of the tool itself: ${message}\n`);
    terminal.err('  to do: run again with SEAWORTHY_DEBUG=1 and report it with the output.\n');
  }
  if (terminal.env['SEAWORTHY_DEBUG'] === '1' && error instanceof Error)
    terminal.err(`${error.stack ?? ''}\n`);
}
