/** Before any test: the script of the HTML page as the sources have it now, where the built one is looked for. */
import { readFile } from 'node:fs/promises';
import { build } from 'rolldown';
import options from '../rolldown.config.ts';
import { replaceFile } from '../reports/replace-file.ts';

export async function setup(): Promise<void> {
  const { output } = await build({ ...options, write: false, logLevel: 'warn' });
  const { file } = options.output;
  const before = await readFile(file, 'utf8').catch(() => '');
  // Other runs may be reading it: it is replaced as a whole, and only when it is another.
  if (before !== output[0].code) await replaceFile(file, [output[0].code]);
}
