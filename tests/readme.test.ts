/** Runs every command of the README's tour against a lab, as a reader would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLab, type Lab } from '../fixtures/lab/index.ts';
import { seaworthy } from '../fixtures/voyage.ts';
import { read, root } from './sources.ts';

const tour = read('README.md').split('## A tour in ten minutes')[1]?.split('\n## ')[0] ?? '';
const commands = [...tour.matchAll(/```\n([^`]*)```/g)]
  .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').trim().split('\n'))
  .filter((text) => text.startsWith('npx seaworthy '));

/** What the reader is told to see: an exit code and a piece of the output. */
const shows: readonly (readonly [number, RegExp])[] = [
  [0, /combined[\s\S]*side-effect/],
  [0, /requests/],
  [0, /GO/],
  [1, /42703[\s\S]*NO-GO/],
  [0, /openapi|GO/i],
  [3, /seaworthy attest BLD-07/],
  [0, /BLD-07 is attested by your name/],
];

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tour-'));
/** Keeps records out of the checkout, and works where it has changes that are not committed. */
const ownPlaces: Readonly<Record<string, readonly string[]>> = {
  checklist: ['--records', folder],
  attest: ['--records', folder, '--artifact', 'LICENSE'],
};
let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
}, 120_000);
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

test('the tour has a command for each thing it shows', () => expect(commands.length).toBe(shows.length));

test.each(commands.map((command, index) => [command, ...(shows[index] ?? [0, /^$/])] as const))(
  '%s',
  async (command, exitCode, output) => {
    const args = words(command)
      .slice(2)
      .map((word) => word.replace('http://127.0.0.1:8700', lab.edgeUrl).replace('html=', `html=${folder}/`));
    const run = await seaworthy([...args, ...(ownPlaces[args[0] ?? ''] ?? [])], root);
    expect(run.stdout + run.stderr).toMatch(output);
    expect(run.exitCode).toBe(exitCode);
  },
  60_000,
);

/** Splits a command as a shell does, as far as the README goes: blanks and quotes. */
function words(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}
