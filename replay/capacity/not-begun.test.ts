/** Loads that end before they begin: nothing is sent. */
import { expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { notPassed, runContext, writeCapture } from '../two-groups.test-support.ts';
import type { CapacityOptions } from './options.ts';
import { replayCapacity } from './replay-capacity.ts';

const nobody = { url: 'http://127.0.0.1:9' };

async function measured(options: Partial<CapacityOptions>, signal?: AbortSignal): Promise<Report> {
  return replayCapacity(
    {
      subject: { service: 'ads' },
      capture: [await writeCapture([{ target: '/api/ads', times: 3 }])],
      stable: nobody,
      preview: nobody,
      windows: ['00:00-24:00 UTC'],
      rateMax: 50,
      guard: { health: [nobody] },
      ...options,
    },
    runContext(signal),
  );
}

test.each<readonly [name: string, options: Partial<CapacityOptions>, said: RegExp]>([
  ['a file in a place that cannot be written', { file: '/dev/null/capacity.json' }, /cannot be written/],
  ['half a connection', { limits: { connectionsMax: 1.5 } }, /connectionsMax is 1\.5/],
])('%s is refused before a group is asked', async (_name, options, said) => {
  await expect(measured(options)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(said) as string,
  });
});

test('a load that somebody stops says so, and not that health suffered', async () => {
  const stop = new AbortController();
  stop.abort();
  const report = await measured({}, stop.signal);
  expect(notPassed(report).find(({ rule }) => rule === 'capacity-stopped')?.key).toBe('asked');
  expect(report).toMatchObject({ partial: true, exitCode: 130 });
});
