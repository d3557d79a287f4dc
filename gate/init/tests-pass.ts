import type { Proposal } from './detector.ts';
import { slugOf } from './source-text.ts';

/** That the tests of a package pass; of one in a folder below, there. */
export function testsPass(argv: readonly string[], file: string, line: number): Proposal {
  const cwd = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : undefined;
  return {
    id: cwd === undefined ? 'BLD-06' : `BLD-06-${slugOf(cwd)}`,
    file,
    line,
    item: {
      title: `The tests of ${cwd ?? 'the project'} pass on exactly this content`,
      check: 'command',
      timeout: '10m',
      with: { argv, ...(cwd !== undefined && { cwd }) },
    },
  };
}
