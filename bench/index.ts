import type { Benchmark } from './benchmark.ts';
import { catalogBuild } from './catalog-build.ts';
import { catalogDiff } from './catalog-diff.ts';
import { compatApi } from './compat-api.ts';
import { compatDb } from './compat-db.ts';
import { protoDiff } from './proto-diff.ts';
import { readLog } from './read-log.ts';
import { render } from './render.ts';
import { reportPage } from './report-page.ts';
import { send } from './send.ts';
import { start } from './start.ts';

/** All benchmarks, in the order in which they run. A new one is a file, a line here and a section of the docs. */
export const benchmarks: readonly Benchmark[] = [
  start,
  readLog,
  send,
  compatDb,
  compatApi,
  catalogDiff,
  catalogBuild,
  protoDiff,
  render,
  reportPage,
];
