/** What a rule says of an example, whoever looks at its schemas. */
import { expectTranslated } from '../../../../reports/language/expect-translated.test-support.ts';
import type { DataSource } from '../../data/data-source.ts';
import { proveAll, releaseOf } from '../../gather.ts';
import { targetOf } from '../../target-version.ts';
import { judgeRule } from '../../judge.ts';
import type { DatabaseRule, Example } from '../../rule.ts';
import { changesOf, observedOf, proversOf, rehearsed } from '../gather-mysql.ts';
import type { MysqlInputs } from '../inputs.ts';
import { factsWithin } from '../proofs/auto-increment.ts';
import { zeroDatesMet } from '../proofs/zero-dates.ts';
import { mysqlQueriesIn } from '../queries/read-mysql-queries.ts';
import type { Seen } from '../seen.ts';
import { mysqlRules } from './index.ts';

export interface Looking {
  look(inputs: MysqlInputs): Promise<Seen>;
  openRows(inputs: MysqlInputs, seen: Seen): Promise<DataSource | undefined>;
  /** Rows of new code, as SQL, in the new schema; absent without a server. */
  openNewRows?(sql: string): Promise<DataSource>;
}

export async function outcomes(rule: DatabaseRule, example: Example, looking: Looking): Promise<string[]> {
  const inputs = inputsOf(example);
  const seen = await looking.look(inputs);
  const observed = { ...observedOf(seen, inputs), order: example.order };
  const data = await looking.openRows(inputs, seen);
  const provers = {
    ...proversOf(seen, observed),
    data,
    newRows: example.newData === undefined ? undefined : await looking.openNewRows?.(example.newData),
    queriesComplete: example.queriesComplete ?? false,
    hashKey: 'key',
    now: () => new Date(0),
  };
  try {
    const differences = changesOf(seen, observed);
    const zeros = data === undefined ? [] : zeroDatesMet(differences, seen.copied, seen.before);
    const changes = [...differences, ...seen.copied, ...zeros];
    const facts = await data?.facts?.();
    const live = facts && { facts: factsWithin(facts, seen.after), askedAt: '', lagMaxMs: 0 };
    const proven = await proveAll(changes, mysqlRules, provers, { onProgress: () => {} });
    const rehearsal = await rehearsed(seen, inputs, [rule]);
    const level = rule.level === 'off' ? 'warn' : rule.level;
    const { results } = judgeRule(
      rule,
      level,
      { ...observed, live, rehearsal, release: releaseOf(observed, changes, { target: inputs.target }) },
      proven,
    );
    await expectTranslated(results);
    return results.map(({ outcome }) => outcome);
  } finally {
    await data?.close();
  }
}

function inputsOf(example: Example): MysqlInputs {
  const { before, after, down, data, oldQueries, newQueries } = example;
  const target = targetOf(example, 'mysql');
  const baseline = [{ name: '1.sql', sql: before }];
  const added = [{ name: '2.sql', sql: after, ...(down !== undefined && { down, downName: '2.down.sql' }) }];
  const read = (queries: readonly string[] = []) => queries.flatMap((sql) => mysqlQueriesIn('q.sql', sql));
  const [old, now] = [read(oldQueries), read(newQueries)];
  return {
    baseline,
    added,
    candidate: [...baseline, ...added],
    rows: data === undefined ? undefined : { name: 'rows.sql', sql: data },
    oldQueries: old,
    newQueries: now,
    queries: [...old, ...now].map(({ sql }) => sql),
    remarks: [],
    ...(target && { target }),
  };
}
