import { readFile } from 'node:fs/promises';
import { HarnessError } from '../../harness-error.ts';
import { packageFile } from '../../package-file.ts';

const path = 'dist/reports/web/client.js';
let kept: Promise<string> | undefined;

/**
 * The script of the page, as the build bundles it.
 *
 * @throws {HarnessError} `render-failed` in a source tree that was not built
 */
export function pageScript(): Promise<string> {
  kept ??= readFile(packageFile(path), 'utf8').then(inert, (cause: unknown) => {
    kept = undefined;
    throw new HarnessError('render-failed', {
      what: 'The script of the HTML page is not there.',
      where: path,
      todo: 'Build it with: npm run build',
      cause,
    });
  });
  return kept;
}

/** Nothing in it may end the element that holds it. */
function inert(script: string): string {
  return script.replaceAll(/<(?=\/script|!--|script)/gi, String.raw`\x3c`);
}
