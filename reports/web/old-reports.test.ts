/** Reports of every schema version there was still open. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rendered } from '../../fixtures/reports/small-and-wide.ts';
import { html } from '../formats/html.ts';
import { packageFile } from '../package-file.ts';
import { parseReport } from '../read-report.ts';
import { schemaVersion } from '../report.ts';

const folder = packageFile('fixtures/reports/versions');
const files = readdirSync(folder);

test('one is kept of the version of today', () => {
  expect(files).toContain(`${schemaVersion}.json`);
});

describe.each(files)('%s', (file) => {
  test('is read and drawn', async () => {
    const report = await parseReport(readFileSync(join(folder, file), 'utf8'), file);
    expect(`${report.schemaVersion}.json`).toBe(file);
    const page = await rendered(html, report);
    expect(page).toMatch(/<h1 id="verdict">.*NO-GO<\/h1>/);
    for (const { key } of report.results.slice(0, 3)) expect(page).toContain(key);
  });
});
