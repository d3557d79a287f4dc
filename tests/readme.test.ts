/** Runs every command of the README's tour against a lab, as a reader would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLab, type Lab } from '../fixtures/lab/index.ts';
import { commandsOf, runCommand, type Shown } from './guide.test-support.ts';
import { read, root } from './sources.ts';

const tour = read('README.md').split('## A tour in ten minutes')[1]?.split('\n## ')[0] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tour-'));

/** Keeps records out of the checkout, and works where it has changes that are not committed. */
const ownPlaces: Readonly<Record<string, string>> = {
  'npx seaworthy replay --capture': `--journal ${folder}/run`,
  'npx seaworthy checklist run': `--records ${folder}`,
  'npx seaworthy attest BLD-07': `--records ${folder} --artifact LICENSE`,
};

const shows: readonly Shown[] = [
  [0, /combined[\s\S]*side-effect/],
  [0, /requests/],
  [0, /GO/],
  [1, /42703[\s\S]*NO-GO/],
  [0, /openapi|GO/i],
  [3, /seaworthy attest BLD-07/],
  [0, /BLD-07 is attested by your name/],
];

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
}, 120_000);
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

const commands = commandsOf(tour);
test('the tour has a command for each thing it shows', () => expect(commands.length).toBe(shows.length));

test.each(commands.map((command, index) => [command, ...(shows[index] ?? [0, /^$/])] as const))(
  '%s',
  async (command, exitCode, output) => {
    const own = Object.entries(ownPlaces).find(([start]) => command.startsWith(start))?.[1] ?? '';
    const run = await runCommand(`${command} ${own}`, root, (word) =>
      word.replace('http://127.0.0.1:8700', lab.edgeUrl).replace('html=', `html=${folder}/`),
    );
    expect(run.stdout + run.stderr).toMatch(output);
    expect(run.exitCode).toBe(exitCode);
  },
  60_000,
);
