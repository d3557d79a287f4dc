import type { Reporter, TestModule } from 'vitest/node';

/** Ends every test run with the one plain line that people and CI look for. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = errors.length;
    for (const module of modules) {
      // A hook that fails leaves its tests skipped: the suite is what failed.
      for (const suite of [module, ...module.children.allSuites()]) {
        if (suite.errors().length > 0) broken += 1;
      }
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    const skipped = count.skipped + count.pending;
    process.stdout.write(
      `\n${count.passed} passed, ${count.failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
