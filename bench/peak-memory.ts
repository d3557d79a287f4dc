import { output } from './program.ts';

const announce = 'data:text/javascript,process.on("exit",()=>console.log(process.resourceUsage().maxRSS))';
const timeoutMs = 600_000;

/** MB of memory (resident, at the highest) that a Node program takes from its start to its end. */
export async function peakMemoryMb(args: readonly string[]): Promise<number> {
  const said = await output(process.execPath, ['--import', announce, ...args], timeoutMs);
  return Number(said.trim().split('\n').at(-1)) / 1024;
}
