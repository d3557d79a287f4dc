import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Contender } from './benchmark.ts';
import type { Makers, Said } from './contender-child.ts';

const program = join(import.meta.dirname, 'contender-child.ts');

/**
 * A contender in a process of its own, as its users run it: what others taught the compiler and left on the heap does
 * not reach it. Lives until `close`.
 */
export async function inOwnProcess<Make extends keyof Makers>(
  make: Make,
  from: Parameters<Makers[Make]>[0],
): Promise<Contender> {
  const child = fork(program, [make, JSON.stringify(from)], { execArgv: ['--import', 'jiti/register'] });
  const ended = once(child, 'exit').then(([code]): Said => ({
    failed: `${make} ended with ${String(code)}`,
  }));
  const heard = (): Promise<Said> =>
    Promise.race([once(child, 'message').then(([said]) => said as Said), ended]);
  const first = await heard();
  if (!('name' in first)) throw new Error(JSON.stringify(first));
  return {
    ...first,
    async measure() {
      child.send('measure');
      const said = await heard();
      if (!('cost' in said)) throw new Error(JSON.stringify(said));
      return said.cost;
    },
    close: () => child.disconnect(),
  };
}
