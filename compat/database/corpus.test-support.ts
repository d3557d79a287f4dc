/** Real histories, step by step, beside labels that were made independently of our rules. */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { diffSchemas } from './diff/diff.ts';
import type { Engine } from './engine/engine.ts';
import { proveAll } from './gather.ts';
import { judgeRule } from './judge.ts';
import type { SchemaModel } from './model.ts';
import type { Migration } from './read/migration.ts';
import { readHistory } from './read/history.ts';
import { databaseRules } from './rules/index.ts';

const corpus = new URL('../../../shared/corpus/db/', import.meta.url);

export const hasCorpus = existsSync(corpus);

export interface Score {
  steps: number;
  /** Steps that the labels say break old code, and that our blockers stop. */
  found: number;
  /** Names of those that they do not stop. */
  missed: string[];
  /** Names of steps that they stop, and that break nothing by the labels. */
  falseAlarms: string[];
  /** How many steps each rule has something to say of, by its id and how loud. */
  rules: Map<string, number>;
}

interface Label {
  readonly project: string;
  readonly up: string;
  readonly proven_break: boolean;
}

export async function readSteps(project: string, signal: AbortSignal): Promise<Migration[]> {
  const steps = await readHistory(new URL(`real/${project}`, corpus).pathname, signal);
  if (project !== 'supabase-auth') return steps;
  const filled = steps.map(({ name, sql }) => ({
    name,
    sql: sql.replace(/\{\{[^}]*"Namespace"[^}]*\}\}/g, 'auth'),
  }));
  return [{ name: '0.sql', sql: 'CREATE SCHEMA auth' }, ...filled];
}

/** Judges each step from one up to another as a release of its own. @param engine is empty */
export async function score(
  engine: Engine,
  project: string,
  all: readonly Migration[],
  [from, to]: readonly [from: number, to: number] = [0, all.length],
): Promise<Score> {
  const breaks = labelsOf(project);
  const steps = all.slice(from, to);
  const total: Score = { steps: steps.length, found: 0, missed: [], falseAlarms: [], rules: new Map() };
  if (from > 0) await engine.apply(all.slice(0, from));
  let before = await engine.snapshot();
  for (const step of steps) {
    const { after, said } = await judgeStep(engine, step, before);
    for (const one of said) total.rules.set(one, (total.rules.get(one) ?? 0) + 1);
    const isStopped = [...said].some((one) => one.endsWith('block fail'));
    if (isStopped && breaks.has(step.name)) total.found += 1;
    else if (isStopped) total.falseAlarms.push(step.name);
    else if (breaks.has(step.name)) total.missed.push(step.name);
    before = after;
  }
  return total;
}

function labelsOf(project: string): Set<string> {
  const lines = readFileSync(new URL('real-steps-labelled.jsonl', corpus), 'utf8').trim().split('\n');
  const labels = lines.map((line) => JSON.parse(line) as Label);
  return new Set(
    labels.filter((label) => label.project === project && label.proven_break).map(({ up }) => up),
  );
}

async function judgeStep(
  engine: Engine,
  step: Migration,
  before: SchemaModel,
): Promise<{ after: SchemaModel; said: Set<string> }> {
  const rowFaults = await engine.tryOut([step]);
  const after = await engine.snapshot();
  expect(diffSchemas(after, after, 'separate-databases')).toEqual([]);
  const changes = diffSchemas(before, after, 'same-database');
  const none = { oldQueries: [], newQueries: [], bodies: { before: [], after: [] } };
  const seen = { before, after, identity: 'same-database', filled: [], tried: 1, rowFaults } as const;
  const provers = {
    engine,
    data: undefined,
    oldQueries: [],
    queriesComplete: false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  const proven = await proveAll(changes, databaseRules, provers, { onProgress: () => {} });
  const results = databaseRules.flatMap((rule) =>
    rule.level === 'off' ? [] : judgeRule(rule, rule.level, { ...seen, ...none }, proven).results,
  );
  const loud = results.filter(({ outcome }) => outcome !== 'pass');
  return { after, said: new Set(loud.map(({ rule, level, outcome }) => `${rule} ${level} ${outcome}`)) };
}
