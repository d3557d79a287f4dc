import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const reports = join(import.meta.dirname, '..');
const call = /\bt\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")?/g;

/** Every text that the page and the pages around it ask `t` for, as the sources have it; undefined where a call has no plain literal. */
export function pageWords(): readonly { readonly file: string; readonly words: string | undefined }[] {
  const files = ['web', 'serve'].flatMap((folder) =>
    readdirSync(join(reports, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/test(-support)?\.ts$|^words\.ts$/.test(file))
      .map((file) => join(folder, file)),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(reports, file), 'utf8').matchAll(call)].map(([, single, double]) => ({
      file,
      words: (single ?? double)?.replace(/\\(.)/g, '$1'),
    })),
  );
}
