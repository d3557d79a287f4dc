/** The whole gate on the lab, through the command line, and its page in a browser. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareWithPlanted, sail, type Voyage } from '../fixtures/voyage.ts';
import { reportTexts } from '../reports/language/report-texts.ts';
import { untranslated } from '../reports/language/translations-of.ts';
import type { Report } from '../reports/report.ts';
import { hasChromium, launchChromium, openReportPage } from './lab-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-voyage-'));
let browser: Browser | undefined;
beforeAll(async () => {
  if (hasChromium) browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function outputOf(release: string): string {
  return join(folder, release, 'seaworthy-report');
}

async function voyage(release: 'sound' | 'faulty'): Promise<Voyage> {
  return sail({ release, folder: join(folder, release), output: outputOf(release) });
}

/** Clauses that the Chinese page has no words for, but for what the user's own checklist says. */
async function leftInEnglish(report: Report): Promise<readonly string[]> {
  const own = report.results.filter(({ tool }) => tool === 'checklist').map(({ title }) => title);
  const unknown = await untranslated(reportTexts(report), 'zh-CN');
  return unknown.filter((clause) => !own.some((title) => title.includes(clause)));
}

describe('the sound release', () => {
  let sound: Voyage;
  beforeAll(async () => {
    sound = await voyage('sound');
  }, 180_000);

  test('goes', () => {
    expect(sound.report.results.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect({ verdict: sound.report.verdict, exitCode: sound.exitCode }).toEqual({
      verdict: 'go',
      exitCode: 0,
    });
  });

  test('because something was looked at in every section', () => {
    expect(sound.report.sections.map(({ tool, scope }) => `${tool} ${scope}`)).toEqual(
      expect.arrayContaining(['compat judged', 'replay judged', 'checklist judged']),
    );
    const judged = (tool: string): number =>
      sound.report.results.filter((result) => result.tool === tool && result.outcome === 'pass').length;
    expect(Math.min(judged('compat'), judged('replay'), judged('checklist'))).toBeGreaterThan(3);
    expect(sound.report.ledger?.compared).toBeGreaterThan(200);
  });

  test('says go last on stdout, progress on stderr', () => {
    expect(sound.stdout.trim().split('\n').at(-1)).toMatch(/GO/);
    expect(sound.stderr).toMatch(/replay: /);
  });

  test('every engine did its part', () => {
    expect(
      sound.report.notices.map(({ message }) => message).filter((text) => /second opinion/.test(text)),
    ).toEqual([]);
    expect(sound.report.notices.filter(({ kind }) => kind === 'tool-fault')).toEqual([]);
  });

  test('says all but the titles of its own list in Chinese too', async () => {
    expect(await leftInEnglish(sound.report)).toEqual([]);
  });

  test('leaves its files', () => {
    const names = ['report.json', 'report.html', 'report.md'];
    expect(names.filter((name) => !existsSync(join(outputOf('sound'), name)))).toEqual([]);
    expect(readFileSync(join(outputOf('sound'), 'report.md'), 'utf8')).toMatch(/go/i);
  });

  test.skipIf(!hasChromium)('has a page that says go (needs Chromium)', async () => {
    const { page, complaints } = await openReportPage(
      browser as Browser,
      join(outputOf('sound'), 'report.html'),
    );
    expect(await page.locator('h1').innerText()).toMatch(/^\W*GO\b/i);
    expect(complaints).toEqual([]);
  });
});

describe('the faulty release', () => {
  let faulty: Voyage;
  beforeAll(async () => {
    faulty = await voyage('faulty');
  }, 180_000);

  test('does not go', () => {
    expect({ verdict: faulty.report.verdict, exitCode: faulty.exitCode }).toEqual({
      verdict: 'no-go',
      exitCode: 1,
    });
  });

  test('every planted fault is named', () => {
    const { missed, found } = compareWithPlanted(faulty.report, faulty.faults);
    expect(found.length).toBeGreaterThan(25);
    expect(missed.map(({ fault, expected }) => `${fault.id}: ${expected.rule} at ${expected.place}`)).toEqual(
      [],
    );
  });

  test('and nothing else', () => {
    const { unexpected } = compareWithPlanted(faulty.report, faulty.faults);
    expect(unexpected.map(({ tool, rule, places }) => `${tool} ${rule} at ${places.join(', ')}`)).toEqual([]);
  });

  test('says all but the titles of its own list in Chinese too', async () => {
    expect(await leftInEnglish(faulty.report)).toEqual([]);
  });

  test('results of the three tools that speak of one place are linked', () => {
    const linked = faulty.report.results.filter(({ links }) => (links?.length ?? 0) > 0);
    expect(new Set(linked.map(({ tool }) => tool)).size).toBeGreaterThan(1);
  });

  test.skipIf(!hasChromium)('has a page that names each finding (needs Chromium)', async () => {
    const { page, complaints } = await openReportPage(
      browser as Browser,
      join(outputOf('faulty'), 'report.html'),
    );
    expect(await page.locator('h1').innerText()).toMatch(/NO-GO/i);
    for (const { fingerprint, key, outcome } of faulty.report.results) {
      if (outcome !== 'fail') continue;
      await page.evaluate(`location.hash = "#/r/${fingerprint}"`);
      await page.locator('.panel .key').getByText(key, { exact: true }).waitFor({ timeout: 10_000 });
    }
    expect(complaints).toEqual([]);
  });
});
