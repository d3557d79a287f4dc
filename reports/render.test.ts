import { expect, test } from 'vitest';
import { emptyReport, rendered } from '../fixtures/reports/small-and-wide.ts';
import type { Format } from './format.ts';

const broken: Format = {
  id: 'broken',
  title: 'Breaks after its first piece',
  fileName: 'broken.txt',
  async *render() {
    yield { path: '', chunk: 'first' };
    throw new TypeError('no such member');
  },
};

test('a format that breaks is an error of the harness, never a short file that looks whole', async () => {
  await expect(rendered(broken, emptyReport())).rejects.toMatchObject({
    code: 'render-failed',
    message: 'The broken output could not be made: no such member',
  });
});
