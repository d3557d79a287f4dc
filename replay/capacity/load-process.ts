/** Starts the load process and ends it. */
import { fork, type ChildProcess } from 'node:child_process';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../reports/index.ts';
import type { LoadMessage } from './load-child.ts';
import type { LoadPlan } from './load-plan.ts';
import type { StepOrder, StepResult } from './step.ts';

/** How much longer than asked a step may take: starting the process, and replies that are under way. */
const graceMs = 15_000;

export interface LoadProcess {
  /**
   * One step of the load. Undefined when the process was ended meanwhile.
   *
   * @throws {HarnessError} `engine-failed` when it ended by itself, `timeout` when it does not answer.
   */
  step(order: StepOrder): Promise<StepResult | undefined>;
  /** Ends it at once; nothing more is sent. */
  kill(): void;
}

/** The process sends nothing before its first step, and ends with this one. */
export function startLoad(plan: LoadPlan, signal: AbortSignal): LoadProcess {
  const child = forkChild();
  let isKilled = false;
  let stderr = '';
  const kill = (): void => {
    isKilled = true;
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', kill, { once: true });
  child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + String(chunk)).slice(-4096)));
  child.send({ plan } satisfies LoadMessage, () => {});
  return {
    kill,
    step(order) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(
          () => {
            kill();
            reject(new HarnessError('timeout', { what: 'The load process did not end its step in time.' }));
          },
          order.seconds * 1000 + plan.timeoutMs + graceMs,
        );
        const settle = (result: StepResult | undefined): void => {
          clearTimeout(late);
          child.removeAllListeners('message');
          if (result !== undefined || isKilled) resolve(result);
          else reject(failed(stderr));
        };
        if (isKilled || !child.connected) return settle(undefined);
        child.once('message', (result) => settle(result as StepResult));
        child.once('close', () => settle(undefined));
        child.send({ order } satisfies LoadMessage, () => {});
      });
    },
  };
}

/** In the source tree the child is TypeScript and needs a loader; in `dist` it is plain JavaScript. */
function forkChild(): ChildProcess {
  const ending = extname(new URL(import.meta.url).pathname);
  return fork(new URL(`./load-child${ending}`, import.meta.url), [], {
    // `--import` is resolved from the working directory, and the user's need not have a loader.
    cwd: dirname(fileURLToPath(import.meta.url)),
    execArgv: ending === '.ts' ? ['--import=jiti/register'] : [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function failed(stderr: string): HarnessError {
  const line = stderr.split('\n').find((text) => /error/i.test(text));
  return new HarnessError('engine-failed', {
    what: `The load process ended: ${line?.trim() ?? 'no reason given'}.`,
    todo: 'Run it again; if it stays so, report it with the capture.',
  });
}
