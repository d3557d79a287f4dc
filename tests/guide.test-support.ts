/** Commands of a page, run against a lab as a reader would type them. */
import { describe, expect, test } from 'vitest';
import { seaworthy } from '../fixtures/voyage.ts';

/** What the reader is told to see: an exit code and a piece of the output. */
export type Shown = readonly [exitCode: number, output: RegExp];

export interface GuideRun {
  /** Where the reader types, asked when the tests run. */
  readonly folder: string;
  /** Puts the test's own places in. */
  change(word: string): string;
  /** A command whose engine is missing here. */
  lacksEngine?(command: string): boolean;
}

/** Runs every command of a page in order and holds each against what the page shows. */
export function testCommands(page: string, shows: readonly Shown[], run: GuideRun): void {
  const commands = commandsOf(page);
  test('the page has a command for each thing it shows', () => expect(commands.length).toBe(shows.length));
  describe.each(commands.map((command, index) => [command, ...(shows[index] ?? [0, /^$/])] as const))(
    '%s',
    (command, exitCode, output) => {
      test.skipIf(run.lacksEngine?.(command) === true)(
        'does what the page says',
        async () => {
          const {
            stdout,
            stderr,
            exitCode: left,
          } = await runCommand(command, run.folder, (word) => run.change(word));
          expect(stdout + stderr).toMatch(output);
          expect(left).toBe(exitCode);
        },
        60_000,
      );
    },
  );
}

/** Lines of the code blocks of a page that begin with `npx seaworthy`; lines that end with `\` go on. */
export function commandsOf(page: string): readonly string[] {
  const blocks = page.split(/^```.*$/m).filter((_, index) => index % 2 === 1);
  return blocks
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .filter((text) => text.startsWith('npx seaworthy '));
}

/** Runs one command in `cwd`; `change` puts the test's own places in. */
export function runCommand(
  command: string,
  cwd: string,
  change: (word: string) => string,
): ReturnType<typeof seaworthy> {
  return seaworthy(words(command).slice(2).map(change), cwd);
}

/** Splits a command as a shell does, as far as the pages go: blanks and quotes. */
function words(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}
