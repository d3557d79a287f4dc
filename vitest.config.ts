import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', '**/*.soak.test.ts'],
    // Many tests wait for servers: a third worker uses what two leave idle on two cores.
    maxWorkers: Math.max(3, availableParallelism()),
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
