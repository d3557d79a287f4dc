/** Commands of a page, run against a lab as a reader would type them. */
import { seaworthy } from '../fixtures/voyage.ts';

/** What the reader is told to see: an exit code and a piece of the output. */
export type Shown = readonly [exitCode: number, output: RegExp];

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
