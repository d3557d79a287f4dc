/** `npm run bench` runs all benchmarks, `npm run bench -- read-log` those that are named. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { benchmarks } from './index.ts';
import { tableOf } from './table.ts';

const named = process.argv.slice(2);
const unknown = named.filter((name) => !benchmarks.some(({ id }) => id === name));

if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. Known are:`);
  for (const { id, question } of benchmarks) console.error(`  ${id.padEnd(12)}${question}`);
  process.exitCode = 2;
} else if (spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' }).status !== 0) {
  console.error('The build failed, and benchmarks measure what is built.');
  process.exitCode = 2;
} else {
  const machine = `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  console.log(`${machine}; load ${load()} at the start\n`);
  for (const benchmark of benchmarks) {
    const { id, question, peers, onRequest = false } = benchmark;
    if (named.length > 0 ? !named.includes(id) : onRequest) continue;
    console.log(`## \`${id}\`\n\n${question} Held against ${peers.join(' and ')}.\n`);
    console.log(`${tableOf(await benchmark.run())}\n`);
  }
  console.log(`load ${load()} at the end`);
}

/** Of the last minute: how many processes wanted to run. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
