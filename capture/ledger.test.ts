import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaptureRecord } from './exchange.ts';
import { openLedger, type LedgerBook } from './ledger.ts';

const source = { file: 'x', line: 1 };
const exchange: CaptureRecord = { source, method: 'GET', target: '/', headers: {}, startedAtMs: 1_000 };

/** How one record may travel, as steps. The last step is its end. */
const ways: readonly ((ledger: LedgerBook) => void)[] = [
  (ledger) => ledger.read({ source, unusable: 'unreadable-line' }),
  (ledger) => (ledger.read(exchange), ledger.skip('side-effect')),
  (ledger) => (ledger.read(exchange), ledger.select(), ledger.notSend('redacted')),
  (ledger) => (ledger.read(exchange), ledger.select(), ledger.send(), ledger.setAside('timeout')),
  (ledger) => (ledger.read(exchange), ledger.select(), ledger.send(), ledger.compare()),
];

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

test('every journey of every record adds up', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ways)), (journeys) => {
      const ledger = openLedger();
      for (const journey of journeys) journey(ledger);
      const closed = ledger.close();
      expect(ledger.balanced()).toBe(true);
      expect(closed.read).toBe(journeys.length);
      expect(closed.read).toBe(closed.selected + sum(closed.skipped));
      expect(closed.selected).toBe(closed.sent + sum(closed.notSent));
      expect(closed.sent).toBe(closed.compared + sum(closed.setAside));
    }),
  );
});

test.each([
  ['read', (ledger: LedgerBook) => ledger.read(exchange), { skipped: { interrupted: 1 } }],
  [
    'selected',
    (ledger: LedgerBook) => (ledger.read(exchange), ledger.select()),
    { notSent: { interrupted: 1 } },
  ],
  [
    'sent',
    (ledger: LedgerBook) => (ledger.read(exchange), ledger.select(), ledger.send()),
    { setAside: { interrupted: 1 } },
  ],
])('a record that is only %s is out of balance until it is settled', (_, begin, end) => {
  const ledger = openLedger();
  begin(ledger);
  expect(ledger.balanced()).toBe(false);
  ledger.settle('interrupted');
  expect(ledger.balanced()).toBe(true);
  expect(ledger.close()).toMatchObject(end);
});

test('a record that is compared twice is found', () => {
  const ledger = openLedger();
  ways[4]?.(ledger);
  ledger.compare();
  ledger.settle('interrupted');
  expect(ledger.balanced()).toBe(false);
});

test('keeps files, formats, the time range, and not more method names than 41', () => {
  const ledger = openLedger();
  const disorder = { steps: 0, backMs: 0, late: 0 };
  ledger.file({ file: 'a.log', format: 'combined', lines: 3, records: 3, disorder });
  ledger.file({ file: 'b.log', format: 'empty', lines: 0, records: 0, disorder });
  for (let n = 0; n < 100; n++) ledger.read({ ...exchange, method: `M${n}`, startedAtMs: 1000 * n });
  expect(ledger.close()).toMatchObject({
    files: ['a.log', 'b.log'],
    format: 'combined',
    lines: 3,
    firstAt: '1970-01-01T00:00:00.000Z',
    lastAt: '1970-01-01T00:01:39.000Z',
  });
  expect(Object.keys(ledger.close().methods)).toHaveLength(41);
  expect(ledger.close().methods).toMatchObject({ OTHER: 60 });
});
