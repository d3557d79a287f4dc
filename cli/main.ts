/** The only file that knows `process`. */
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';
import { wantsColor } from './wants-color.ts';

/** Runs the command line and leaves with its exit code. */
export async function main(): Promise<void> {
  // a closed pipe (`seaworthy … | head`) ends the output, not the run
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.exitCode = await run(process.argv.slice(2), terminal());
}

function terminal(): Terminal {
  const { env, stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    env,
    color: wantsColor(env, stdout.isTTY),
    interactive: stderr.isTTY && env['CI'] === undefined && env['TERM'] !== 'dumb',
    get columns() {
      return stderr.columns || 80;
    },
    out: (text) => new Promise((taken) => stdout.write(text, () => taken())),
    err: (text) => void stderr.write(text),
    onInterrupt,
    now: () => new Date(),
  };
}

/** The first signal stops politely, the second leaves at once. */
function onInterrupt(stop: () => void): () => void {
  let asked = false;
  const handle = (): void => {
    if (asked) leave();
    asked = true;
    stop();
  };
  const leave = (): void => {
    // `exit` waits for what cannot be ended, as the opening of a named pipe that nobody writes to
    release();
    process.kill(process.pid, 'SIGINT');
    // the first process of a container outlives its own signal
    process.exit(130);
  };
  const release = (): void => void process.off('SIGINT', handle).off('SIGTERM', handle);
  process.on('SIGINT', handle).on('SIGTERM', handle);
  return release;
}
