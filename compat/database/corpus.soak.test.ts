/** Real histories, step by step, beside labels that were made independently. Skipped where they are not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diffSchemas } from './diff/diff.ts';
import { openEngine } from './engine/engine.ts';
import { proveAll } from './gather.ts';
import { judgeRule } from './judge.ts';
import type { Migration } from './read/migration.ts';
import { readHistory } from './read/history.ts';
import { databaseRules } from './rules/index.ts';

const corpus = new URL('../../../shared/corpus/db/', import.meta.url);
const { signal } = new AbortController();

interface Label {
  readonly project: string;
  readonly up: string;
  readonly proven_break: boolean;
}

interface Score {
  steps: number;
  found: number;
  missed: string[];
  falseAlarms: string[];
}

async function readSteps(project: string): Promise<Migration[]> {
  const steps = await readHistory(new URL(`real/${project}`, corpus).pathname, signal);
  if (project !== 'supabase-auth') return steps;
  const filled = steps.map(({ name, sql }) => ({
    name,
    sql: sql.replace(/\{\{[^}]*"Namespace"[^}]*\}\}/g, 'auth'),
  }));
  return [{ name: '0.sql', sql: 'CREATE SCHEMA auth' }, ...filled];
}

async function score(project: string): Promise<Score> {
  const lines = readFileSync(new URL('real-steps-labelled.jsonl', corpus), 'utf8').trim().split('\n');
  const labels = lines.map((line) => JSON.parse(line) as Label).filter((label) => label.project === project);
  const breaks = new Map(labels.map((label) => [label.up, label.proven_break]));
  const steps = await readSteps(project);
  const engine = await openEngine(steps, { signal, timeLeftMs: () => 600_000 });
  const total: Score = { steps: steps.length, found: 0, missed: [], falseAlarms: [] };
  try {
    let before = await engine.snapshot();
    for (const step of steps) {
      const rowFaults = await engine.tryOut([step]);
      const after = await engine.snapshot();
      expect(diffSchemas(after, after, 'separate-databases')).toEqual([]);
      const changes = diffSchemas(before, after, 'same-database');
      const observed = {
        before,
        after,
        identity: 'same-database',
        filled: [],
        tried: 1,
        rowFaults,
        oldQueries: [],
        newQueries: [],
        bodies: { before: [], after: [] },
      } as const;
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
        rule.level === 'off' ? [] : judgeRule(rule, rule.level, observed, proven).results,
      );
      const fails = results.some(({ outcome, level }) => outcome === 'fail' && level === 'block');
      if (fails && breaks.get(step.name) === true) total.found += 1;
      else if (fails) total.falseAlarms.push(step.name);
      else if (breaks.get(step.name) === true) total.missed.push(step.name);
      before = after;
    }
  } finally {
    await engine.close();
  }
  return total;
}

describe.skipIf(!existsSync(corpus))('real histories (skipped without the corpus)', () => {
  test.each([
    ['goalert', 280, 38],
    ['kratos-pg', 346, 35],
    ['supabase-auth', 71, 9],
    ['temporal-pg', 25, 3],
    ['umami', 19, 7],
    ['openfga-pg', 6, 0],
  ])(
    '%s: no step of %d crashes, %d breaks are found, and nothing else',
    async (project, steps, found) => {
      expect(await score(project)).toEqual({ steps, found, missed: [], falseAlarms: [] });
    },
    600_000,
  );
});
