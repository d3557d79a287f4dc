import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', '**/*.soak.test.ts'],
    // Most tests wait for servers; one worker on two cores would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // To load the product once for each of four hundred files costs more than most of them.
    isolate: false,
    sequence: { sequencer: LongFirst },
    testTimeout: 90_000,
    hookTimeout: 120_000,
    globalSetup: ['./tests/page-script.ts', './tests/run-folder.ts'],
    // It imports JSON in a way that Node refuses.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    setupFiles: ['./tests/properties.ts'],
    reporters: ['default', './tests/closing-line.ts'],
  },
});
