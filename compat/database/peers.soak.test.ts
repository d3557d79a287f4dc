/** Cases out of the tests of other tools, read where they lie. Skipped where they are not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffSchemas } from './diff/diff.ts';
import { openEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine.ts';
import { releaseOf } from './gather.ts';
import { observe } from './observe.ts';
import { databaseRules } from './rules/index.ts';

const corpus = new URL('../../../shared/corpus/db/', import.meta.url);

function cases<Case>(name: string): Case[] {
  const text = readFileSync(new URL(name, corpus), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Case);
}

interface SchemaCase {
  readonly name: string;
  readonly oldSchemaDDL: readonly string[];
  readonly newSchemaDDL: readonly string[] | null;
  readonly hazards: readonly string[];
  readonly catalog_ops?: readonly string[];
}

interface LockCase {
  readonly id: string;
  readonly kind: 'good' | 'bad';
  readonly sql: string;
}

/** What we say of each kind of case that shows a hazard of locks. */
const lockRules: Readonly<Record<string, string>> = {
  E1: 'constraint-validated-under-lock',
  E2: 'not-null-scanned-under-lock',
  E4: 'work-under-exclusive-lock',
  E5: 'table-rewritten',
  E6: 'index-built-under-lock',
  E9: 'lock-timeout-missing',
};

describe.skipIf(!existsSync(corpus))('cases of peers (skipped without the corpus)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 600_000 });
  }, 60_000);
  afterAll(() => engine.close());

  test('schemas that do not differ have no changes', async () => {
    const alike = cases<SchemaCase>('pg-schema-diff-cases.jsonl').filter(
      // One case needs an extension; those of check options refuse rows that a view took before.
      ({ name, hazards, catalog_ops: ops = [], oldSchemaDDL }) =>
        hazards.length === 0 &&
        ops.length === 0 &&
        !name.endsWith('check option') &&
        !/CREATE EXTENSION/i.test(oldSchemaDDL.join()),
    );
    expect(alike.length).toBeGreaterThan(10);
    const schema = async (name: string, ddl: readonly string[] | null) => {
      await engine.reset();
      const roles = (ddl ?? []).join().match(/\brole_\d\b/g) ?? [];
      const made = [...new Set(roles)].map((role) => `CREATE ROLE ${role}`);
      await engine.apply([{ name, sql: [...made, ...(ddl ?? [])].join(';\n') }]);
      return engine.snapshot();
    };
    for (const { name, oldSchemaDDL, newSchemaDDL } of alike) {
      const before = await schema('old.sql', oldSchemaDDL);
      const after = await schema('new.sql', newSchemaDDL);
      expect([name, diffSchemas(before, after, 'separate-databases')]).toEqual([name, []]);
    }
  }, 600_000);

  test('hazards of locks are found where they are shown, and only there', async () => {
    const shown = cases<LockCase>('eugene-cases.jsonl').filter(({ id }) => lockRules[id] !== undefined);
    expect(shown.length).toBeGreaterThan(8);
    for (const { id, kind, sql } of shown) {
      await engine.reset();
      const parts = sql.split(/^-- \d+\.sql$/m).slice(1);
      const files = parts.map((part, i) => ({ name: `${i + 1}.sql`, sql: part }));
      const inputs = { baseline: files.slice(0, 1), candidate: files, oldQueries: [], newQueries: [] };
      const observed = await observe(engine, { ...inputs, watched: true });
      const release = releaseOf(observed, diffSchemas(observed.before, observed.after, 'same-database'));
      const found = databaseRules.flatMap((rule) =>
        rule.on === 'release' && rule.level !== 'off' ? rule.judge(release).map(() => rule.id) : [],
      );
      expect([id, kind, found.includes(lockRules[id] ?? '')]).toEqual([id, kind, kind === 'bad']);
    }
  }, 600_000);
});
