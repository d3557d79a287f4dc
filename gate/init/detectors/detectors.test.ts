/** Each detector: what it proposes, where from, and that what `init` writes of it loads and runs at once. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runChecklist } from '../../../checklist/index.ts';
import { loadConfig } from '../../config/load.ts';
import { projectOf } from '../detect.ts';
import { init } from '../init.ts';
import { detectors } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-detect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const cases = detectors.flatMap((detector) =>
  detector.examples.map((example, index) => ({ name: `${detector.id} ${index + 1}`, detector, ...example })),
);

test.each(cases)('$name proposes this and names the line', ({ detector, files, proposes }) => {
  const project = projectOf(Object.keys(files).sort(), (file) => files[file] ?? '');
  const found = detector.detect(project).map(({ id, file, line }) => `${id} ${file}:${line}`);
  expect(found).toEqual(proposes);
});

test.each(cases.filter(({ proposes }) => proposes.length > 0))(
  'what init makes of $name loads and runs, and nothing is new afterwards',
  async ({ files, proposes }) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const options = { cwd: folder, env: {} };
    const { news } = await init(options);
    const ids = [...news.items, ...news.comparisons].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(proposes.map((line) => line.split(' ')[0])));

    const { config } = await loadConfig(options);
    const compared = JSON.stringify(config.compat ?? {});
    for (const { compare } of news.comparisons) expect(compared).toContain(`"${compare?.path}"`);

    const report = await runChecklist(
      { ...options, file: 'release-checklist.yaml', ci: false, subject: { service: 'shop' } },
      { signal: AbortSignal.timeout(20_000), onProgress: () => undefined, now: () => new Date() },
    );
    expect(report.results.map(({ key }) => key)).toEqual(
      expect.arrayContaining(news.items.map(({ id }) => id)),
    );

    const again = await init(options);
    expect(again).toMatchObject({ written: [], news: { items: [], comparisons: [], outdated: [] } });
  },
);

test('every file of the folder is in the list, and each has an example that proposes something', () => {
  const files = readdirSync(import.meta.dirname).map((file) => file.replace(/\.ts$/, ''));
  expect(detectors.map(({ id }) => id).sort()).toEqual(
    files.filter((file) => file !== 'index' && !file.endsWith('.test')).sort(),
  );
  for (const { examples } of detectors)
    expect(examples.some(({ proposes }) => proposes.length > 0)).toBe(true);
});
