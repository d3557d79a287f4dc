/** Each fault of the lab that is only in files, planted alone, on one lab that all share. */
import { afterAll, beforeAll, test } from 'vitest';
import { startLab, type Lab } from '../fixtures/lab/index.ts';
import { common, expectOnly, gateOn, isInFiles } from './faults-alone.test-support.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
}, 120_000);
afterAll(() => lab.stop());

test.each(common.filter(isInFiles).map((fault) => [fault.id, fault] as const))(
  '%s',
  async (_id, fault) => expectOnly(await gateOn(fault, lab), fault),
  90_000,
);
