import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const call = /\bt\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")?/g;

/** Every text that the page asks `t` for, as the sources have it; undefined where a call has no plain literal. */
export function pageWords(): readonly { readonly file: string; readonly words: string | undefined }[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/test(-support)?\.ts$|^words\.ts$/.test(file),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(call)].map(([, single, double]) => ({
      file,
      words: (single ?? double)?.replace(/\\(.)/g, '$1'),
    })),
  );
}
