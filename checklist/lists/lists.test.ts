import { describe, expect, test } from 'vitest';
import { checks } from '../checks/index.ts';
import { runChecklist } from '../run-checklist.ts';
import { readChecklistData } from '../read-checklist.ts';
import { catalogue } from './catalogue/index.ts';
import { vars } from './catalogue/vars.ts';
import { itemOf } from './from-catalogue.ts';
import { builtInLists } from './index.ts';

const rows = catalogue.flatMap((group) => group.rows);

/** How many rows each group of the table has. */
const counts = {
  DEP: 8,
  DB: 10,
  API: 10,
  CFG: 7,
  BLD: 8,
  WEB: 6,
  RTE: 18,
  REG: 9,
  NODE: 14,
  BAT: 12,
  SWT: 6,
  RPL: 5,
  MON: 11,
  RBK: 8,
  NRM: 7,
};

describe('the table', () => {
  test('has its 139 rows, each once', () => {
    const ids = Object.entries(counts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(ids).toHaveLength(139);
  });

  test('gives every row a check that exists, or the reason why a person answers', () => {
    const unanswered = rows.filter(({ how }) =>
      'statement' in how ? how.because.length < 10 : !checks.some(({ id }) => id === how.check),
    );
    expect(unanswered).toEqual([]);
  });

  test('says what each of its variables means, and names no other', () => {
    const used = [...JSON.stringify(rows.map(itemOf)).matchAll(/\$\{var:(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(vars)));
  });
});

describe.each(builtInLists)('seaworthy:$name', ({ name, items }) => {
  test('is a checklist, by itself and extended', async () => {
    const { items: read } = await readChecklistData(
      { name: 'own', extends: `seaworthy:${name}` },
      { cwd: '/' },
    );
    expect(read.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  test('holds until its variables are given, and says which', async () => {
    const report = await runChecklist(
      {
        subject: { service: 'shop' },
        file: `seaworthy:${name}`,
        ci: false,
        env: {},
        cwd: '/tmp',
        boundTo: 'tree:a',
      },
      { signal: new AbortController().signal, onProgress: () => undefined, now: () => new Date() },
    );
    expect(report.verdict).toBe('hold');
    expect(report.results.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
    expect(report.results.some(({ message }) => message.includes('no checklist gives vars.'))).toBe(true);
  });
});

test('all five together ask each row once', async () => {
  const { items } = await readChecklistData(
    { name: 'own', extends: builtInLists.map(({ name }) => `seaworthy:${name}`) },
    { cwd: '/' },
  );
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items).toHaveLength(139);
});
