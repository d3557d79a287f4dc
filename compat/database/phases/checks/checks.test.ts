/** The examples of all checks, run on a real engine. A check needs no test of its own. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { queriesIn } from '../../queries/read-queries.ts';
import { answer } from '../answer.ts';
import type { ColumnChange } from '../column-change.ts';
import { judgeAnswer } from '../judge-answer.ts';
import type { PhaseCheck, PhaseExample } from '../phase-check.ts';
import { phaseIds } from '../phase-id.ts';
import { phases } from '../steps/index.ts';
import { runTrials } from '../postgresql/run-trials.ts';
import { tableFacts } from '../postgresql/table-facts.ts';
import { rowsIn } from '../../rollback/new-rows.ts';
import { TriedTable } from '../tried-table.ts';
import { noteToComment } from './examples.ts';
import { phaseChecks } from './index.ts';
import { newColumnsOptional } from './new-columns-optional.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 120_000 });
}, 60_000);
afterAll(() => engine.close());

async function judged(check: PhaseCheck, example: PhaseExample) {
  await engine.reset();
  const { schema, bridge, rows, queries = [] } = example;
  const scripts = [schema, bridge ?? '', rows ?? ''].map((sql, i) => ({ name: `${i}.sql`, sql }));
  await engine.apply(scripts);
  const change: ColumnChange = {
    dialect: 'postgresql',
    ...example.change,
    ...(bridge !== undefined && { bridge: { file: 'bridge.sql', sql: bridge } }),
    phase: example.phase ?? 'dual-read-new-first',
  };
  const given = await answer(check, change, {
    stage: {
      table: new TriedTable(change, await tableFacts(engine, change)),
      rows: { ...rowsIn({ rows: (sql) => engine.rows(sql) }, 'rows.sql'), partial: false },
      queries: queries.flatMap((sql) => queriesIn('q.sql', sql)),
      notices: [],
      runTrials: (trials) => runTrials(engine, trials),
      plan: (texts) => engine.plan(texts),
      close: async () => {},
    },
    hashKey: 'key',
    now: () => new Date(0),
  });
  return judgeAnswer(change, 'entry', given);
}

describe.each(phaseChecks)('$id', (check) => {
  test.each(check.examples.bad)('finds: $title', async (example) => {
    const results = await judged(check, example);
    expect(results.map(({ outcome }) => outcome)).toContain('fail');
    const said = results.filter(({ outcome }) => outcome === 'fail').map(({ message }) => message);
    expect(said.join('\n')).toContain(example.finds ?? '');
    for (const { message } of results) expect(message).toMatch(/^[A-Z].*\.$/s);
  });

  test.each(check.examples.good)('accepts: $title', async (example) => {
    const results = await judged(check, example);
    expect(results.map(({ outcome, message }) => [outcome, message])).toEqual([['pass', expect.any(String)]]);
  });

  test('says why, and some phase asks it', () => {
    expect(check.why).toMatch(/\.$/);
    expect(check.examples.bad.length).toBeGreaterThan(0);
    expect(check.examples.good.length).toBeGreaterThan(0);
    expect(phases.some(({ entry, exit }) => [...entry, ...exit].includes(check))).toBe(true);
  });
});

test('a column that the schema has not is refused', async () => {
  const { change } = noteToComment;
  const example = {
    ...noteToComment,
    title: '',
    change: { ...change, new: [{ name: 'remark', from: 'note' }] },
  };
  await expect(judged(newColumnsOptional, example)).rejects.toMatchObject({
    code: 'config-unusable',
    message: expect.stringMatching(/no column orders\.remark/) as string,
  });
});

const files = (folder: string): string[] =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((file) => !/^(?:index|examples|can-write)\.ts$|\.test\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));

test('the lists hold every file of their folders, the phases in order', () => {
  expect(phaseChecks.map(({ id }) => id).toSorted()).toEqual(files('.').toSorted());
  expect(phases.map(({ id }) => id)).toEqual(phaseIds);
  expect(files('../steps').toSorted()).toEqual([...phaseIds].toSorted());
});

test.each(phases)('$id has entry and exit, and says what to do and what a rollback means', (phase) => {
  expect(phase.entry.length).toBeGreaterThan(0);
  expect(phase.exit.length).toBeGreaterThan(0);
  expect(phase.rollback).toMatch(/\.$/);
});
