import { defineConfig } from 'vitest/config';

/** The long sets: many runs of the lab, whole histories of the corpus. */
export default defineConfig({
  test: {
    include: ['**/*.soak.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    globalSetup: ['./tests/run-folder.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: ['default', './tests/closing-line.ts'],
  },
});
