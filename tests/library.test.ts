/** Library calls have the names of the commands and give the same reports. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { capture, checklist, compat, type Report } from '../index.ts';
import { seaworthy } from '../fixtures/voyage.ts';
import { root } from './sources.ts';

const at = (path: string): string => resolve(root, path);

/** What a run says, without when and under which id it said it. */
function said({ results, verdict, exitCode, rules }: Report): unknown {
  const timeless = results.map(({ rule, key, outcome, level, fingerprint, digest }) => ({
    rule,
    key,
    outcome,
    level,
    fingerprint,
    digest,
  }));
  return JSON.parse(JSON.stringify({ results: timeless, verdict, exitCode, rules }));
}

async function command(...args: readonly string[]): Promise<Report> {
  const { stdout } = await seaworthy([...args, '--service', 'tour', '--reporter', 'json'], root);
  return JSON.parse(stdout) as Report;
}

test('compat.db', async () => {
  const report = await compat.db({
    subject: { service: 'tour' },
    baseline: at('docs/tour/migrations:first=1'),
    candidate: at('docs/tour/migrations'),
    queries: at('docs/tour/queries'),
  });
  const args = [
    '--baseline',
    'docs/tour/migrations:first=1',
    '--candidate',
    'docs/tour/migrations',
    '--queries',
    'docs/tour/queries',
  ];
  expect(said(report)).toEqual(said(await command('compat', 'db', ...args)));
  expect(report.verdict).toBe('no-go');
});

test('compat.api', async () => {
  const [baseline, candidate] = [
    'fixtures/lab/releases/baseline/openapi.yaml',
    'fixtures/lab/releases/sound/openapi.yaml',
  ];
  const report = await compat.api({
    subject: { service: 'tour' },
    baseline: at(baseline),
    candidate: at(candidate),
  });
  expect(said(report)).toEqual(
    said(await command('compat', 'api', '--baseline', baseline, '--candidate', candidate)),
  );
});

test('checklist.run', async () => {
  const report = await checklist.run({
    subject: { service: 'tour' },
    file: at('docs/tour/checklist.yaml'),
    only: ['DEP-02'],
    ci: false,
    env: {},
    cwd: root,
  });
  expect(said(report)).toEqual(
    said(await command('checklist', 'run', 'docs/tour/checklist.yaml', '--only', 'DEP-02')),
  );
});

test('capture.inspect', async () => {
  const file = 'fixtures/lab/captures/access.log';
  const { stdout } = await seaworthy(['capture', 'inspect', file, '-r', 'json'], root);
  const summary = await capture.inspect([at(file)]);
  expect({ ...(JSON.parse(stdout) as object), files: [] }).toEqual(
    JSON.parse(JSON.stringify({ ...summary, files: [] })),
  );
});
