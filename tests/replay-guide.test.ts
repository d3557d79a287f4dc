/** Runs every command of `docs/replay.md` against a lab, one after the other, in an empty folder. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLab, type Lab } from '../fixtures/lab/index.ts';
import { loadConfig } from '../gate/config/load.ts';
import { testCommands, type Shown } from './guide.test-support.ts';
import { hasChromium } from './lab-page.ts';
import { read, root } from './sources.ts';

const page = read('docs/replay.md');
const folder = mkdtempSync(join(tmpdir(), 'seaworthy-guide-'));
let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ release: 'sound' });
}, 120_000);
afterAll(async () => {
  await lab.stop();
  rmSync(folder, { recursive: true });
});

const shows: readonly Shown[] = [
  [0, /Recording at http:\/\/127\.0\.0\.1/],
  [0, /mirror_request_body\s+off/],
  [0, /captures|removed|kept/i],
  [0, /combined[\s\S]*side-effect/],
  [0, /routes added to .*routes\.txt/],
  [0, /GO[\s\S]*journal \//],
  [0, /No replay is at work/],
  [0, /No replay is at work/],
  [0, /No replay is at work/],
  [0, /Judged again[\s\S]*GO|GO/],
  [0, /GO/],
];

testCommands(page, shows, {
  folder,
  change: (word) =>
    word.replace('http://127.0.0.1:8700', lab.edgeUrl).replace(/^fixtures\//, `${root}/fixtures/`),
  lacksEngine: (command) => command.includes('replay pages') && !hasChromium,
});

const examples = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, yaml = '']) => yaml);

test.each(examples.map((yaml, nth) => [nth + 1, yaml] as const))(
  'config %i of the page is a valid one',
  async (_nth, yaml) => {
    const groups = 'groups:\n  stable: { url: https://a.example }\n  preview: { url: https://b.example }\n';
    const whole = ['service: ads\n', ...(yaml.startsWith('groups:') ? [] : [groups]), yaml].join('');
    const capture = whole.includes('  capture:') ? '$&' : '$&  capture: [a.log]\n';
    writeFileSync(join(folder, 'seaworthy.config.yaml'), whole.replace(/^replay:\n/m, capture));
    const env = { KEY_PASS: 'a', QA_PASS: 'b' };
    const { config } = await loadConfig({ cwd: folder, env });
    expect(config.groups?.preview.url).toMatch(/^https:/);
  },
);

test('the config for production is the one that its text tells of', () => {
  expect(examples[0]).toMatch(/rateMax: 20/);
  expect(examples[0]).toMatch(/01:00-05:00 Asia\/Shanghai/);
});
