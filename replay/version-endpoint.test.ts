/** The version told by an endpoint of its own: asked of each group before and after the run. */
import { expect, test } from 'vitest';
import {
  adService,
  findings,
  notPassed,
  replayed,
  sendJson,
  type Handler,
  type Setting,
} from './two-groups.test-support.ts';

/** Names its group in every reply and its version only at `/version`. */
const service = (group: string, version: () => unknown): Handler =>
  adService(group, (request, response) => {
    if (request.url === '/version') sendJson(response, { version: version() });
  });

const asked = (stable: () => unknown, preview: () => unknown, candidate?: string): Setting => ({
  stable: service('web-v0', stable),
  preview: service('web-v1', preview),
  options: { version: { by: 'json:/version', endpoint: '/version', ...(candidate && { candidate }) } },
});

test('two versions that stay are proof, and stand in the report', async () => {
  const report = await replayed(
    asked(
      () => '1.8.0',
      () => '1.9.0',
      '1.9.*',
    ),
  );
  expect(findings(report)).toEqual([]);
  expect(report.verdict).toBe('go');
  expect(report.subject.groups?.map(({ attestedVersion }) => attestedVersion)).toEqual(['1.8.0', '1.9.0']);
  expect(
    report.results.filter(({ rule }) => rule === 'version-not-proven').map(({ message }) => message),
  ).toEqual(['/version said 1.9.0 in preview and 1.8.0 in stable, before and after the run.']);
});

let [asks, turns] = [0, 0];
test.each<[string, Setting, string, string]>([
  [
    'the same in both groups',
    asked(
      () => '1.9.0',
      () => '1.9.0',
    ),
    'endpoint same version',
    'no-go',
  ],
  [
    'not the candidate',
    asked(
      () => '1.8.0',
      () => '1.8.1',
      '1.9.0',
    ),
    'endpoint other version',
    'no-go',
  ],
  [
    'another one after the run',
    asked(
      () => '1.8.0',
      () => `1.9.${asks++ < 3 ? 0 : 1}`,
    ),
    'endpoint changed preview',
    'hold',
  ],
  [
    'now this one and now that, as behind a balancer',
    asked(
      () => '1.8.0',
      () => `1.${8 + (turns++ % 2)}.0`,
    ),
    'endpoint mixed preview',
    'hold',
  ],
  [
    'none',
    asked(
      () => '1.8.0',
      () => undefined,
    ),
    'endpoint silent',
    'hold',
  ],
])('%s', async (_name, setting, key, verdict) => {
  const report = await replayed(setting);
  expect(notPassed(report).map((result) => `${result.rule}: ${result.key}`)).toEqual([
    `version-not-proven: ${key}`,
  ]);
  expect(report.verdict).toBe(verdict);
});

test('each group is asked three times before the run and three times after it, and no more', async () => {
  let count = 0;
  const counting = (): string => {
    count += 1;
    return '1.8.0';
  };
  await replayed(asked(counting, () => '1.9.0'));
  expect(count).toBe(6);
});

test('what is no path is refused', async () => {
  const options = { version: { by: 'json:/version', endpoint: 'http://elsewhere.example/' } } as const;
  await expect(replayed({ options })).rejects.toThrow('is no path of a group');
});
