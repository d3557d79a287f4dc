import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** CPU milliseconds that this process spent on the work, and on collecting garbage after it. */
export async function ownCpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** CPU milliseconds of this process and of the children that the work started and that have ended. */
export async function allCpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = endedChildrenMs();
  const own = await ownCpuMs(work);
  // a killed child counts only once the kernel has handed it over
  await setTimeout(200);
  return own + endedChildrenMs() - before;
}

/** The kernel counts in ticks of 10 ms: measure several starts at once. Linux only. */
function endedChildrenMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  const [userTicks, systemTicks] = [fields[13], fields[14]];
  return (Number(userTicks) + Number(systemTicks)) * 10;
}
