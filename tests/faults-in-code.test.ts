/** Each fault of the lab in what runs, planted alone in a lab of its own. */
import { test } from 'vitest';
import { startLab } from '../fixtures/lab/index.ts';
import { common, expectOnly, gateOn, isInFiles } from './faults-alone.test-support.ts';

test.each(common.filter((fault) => !isInFiles(fault)).map((fault) => [fault.id, fault] as const))(
  '%s',
  async (id, fault) => {
    const lab = await startLab({ release: 'faulty', faults: [id] });
    try {
      expectOnly(await gateOn(fault, lab), fault);
    } finally {
      await lab.stop();
    }
  },
  120_000,
);
