/** Runs one replay; the options are in the file that is named. */
import { readFileSync } from 'node:fs';
import { replay } from '../engine.ts';
import type { ReplayOptions } from '../options.ts';

await replay(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ReplayOptions, {
  signal: new AbortController().signal,
  onProgress: () => {},
  now: () => new Date(),
});
