/**
 * A folder that is gone after the whole run, for modules that several test files share: the files of one worker load them
 * once, so that a hook in them would belong to the first file only.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    runFolder: string;
  }
}

export async function setup({ provide }: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-run-'));
  provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
