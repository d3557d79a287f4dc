/** Each fault of the lab in what runs, planted alone in a lab of its own. */
import { afterAll, beforeAll, test } from 'vitest';
import { startLab, startSharedDatabase, type SharedDatabase } from '../fixtures/lab/index.ts';
import { common, expectOnly, gateOn, isInFiles } from './faults-alone.test-support.ts';

let database: SharedDatabase;
beforeAll(async () => {
  database = await startSharedDatabase();
}, 120_000);
afterAll(() => database.stop());

test.each(common.filter((fault) => !isInFiles(fault)).map((fault) => [fault.id, fault] as const))(
  '%s',
  async (id, fault) => {
    const lab = await startLab({ release: 'faulty', faults: [id], database });
    try {
      expectOnly(await gateOn(fault, lab), fault);
    } finally {
      await lab.stop();
    }
  },
  120_000,
);
