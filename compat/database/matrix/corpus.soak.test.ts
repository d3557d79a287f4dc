/** Real queries of six releases on the schemas of all six, beside what was found independently. Skipped without the corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { readHistory } from '../read/history.ts';
import type { Migration } from '../read/migration.ts';
import { observe } from '../observe.ts';
import type { Query } from '../queries/planned.ts';
import { brokenBodies } from './broken-body.ts';
import type { BrokenBody } from './broken-body.ts';
import { orderFacts, orderText } from './order.ts';

const corpus = new URL('../../../../shared/corpus/db/', import.meta.url);
const { signal } = new AbortController();
const limits = { signal, timeLeftMs: () => 1_200_000 };

/** Migrations that each release has. */
const releases = [
  ['v0.31.0', 236],
  ['v0.31.1', 237],
  ['v0.32.0', 242],
  ['v0.33.0', 267],
  ['v0.34.0', 274],
  ['HEAD', 280],
] as const;

function queriesOf(release: string): Query[] {
  const text = readFileSync(new URL(`goalert-queries/queries_${release}.json`, corpus), 'utf8');
  return (JSON.parse(text) as { file: string; name: string; sql: string }[]).map(({ file, name, sql }) => ({
    name,
    text: sql,
    sql,
    source: { file, line: 1 },
  }));
}

async function withEngine<Out>(
  steps: readonly Migration[],
  work: (engine: Engine) => Promise<Out>,
): Promise<Out> {
  const engine = await openEngine(steps, limits);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** The list was made with PREPARE alone, which takes no LOCK and does not look for the target of ON CONFLICT. */
function isBeyondPrepare(sql: string, listed: string | undefined, said: string): boolean {
  if (/\bLOCK\s+TABLE|^\s*LOCK\b/im.test(sql)) return listed === '42601' && said === '';
  return /\bON CONFLICT\b/i.test(sql) && listed === '' && said === '42P10';
}

function told({ body, fault, worked }: BrokenBody): string {
  return `${body.kind} ${body.name}:${fault.line} ${fault.code} ${worked ? 'worked' : 'is new'}`;
}

describe.skipIf(!existsSync(corpus))('queries of goalert (skipped without the corpus)', () => {
  test('each query on each schema says what the list says, and locks can be tried as well', async () => {
    const list = readFileSync(new URL('goalert-queries/matrix.tsv', corpus), 'utf8').split('\n').slice(1);
    const expected = new Map(
      list
        .map((line) => line.split('\t'))
        .map(([release, schema, file, name, code = '']) => [[release, schema, file, name].join(' '), code]),
    );
    const steps = await readHistory(new URL('real/goalert', corpus).pathname, signal);
    const differences: string[] = [];
    let asked = 0;
    await withEngine(steps, async (engine) => {
      let applied = 0;
      for (const [schema, count] of releases) {
        await engine.apply(steps.slice(applied, count));
        applied = count;
        for (const [release] of releases) {
          const queries = queriesOf(release);
          const plans = await engine.plan(queries.map(({ sql }) => sql));
          for (const [i, plan] of plans.entries()) {
            const { name, source, sql } = queries[i]!;
            const said = plan.works ? '' : plan.error.code;
            const listed = expected.get([release, schema, source.file, name].join(' '));
            asked += 1;
            if (said !== listed && !isBeyondPrepare(sql, listed, said))
              differences.push(`${release} ${schema} ${name}: ${listed} ${said}`);
          }
        }
      }
    });
    expect(differences).toEqual([]);
    expect(asked).toBe(3732);
  }, 1_200_000);

  test.each([
    { from: 'v0.31.0', to: 'v0.31.1', oldBroken: 0, newBroken: 0, order: 'either order' },
    { from: 'v0.31.1', to: 'v0.32.0', oldBroken: 0, newBroken: 10, order: 'migrate first' },
    { from: 'v0.32.0', to: 'v0.33.0', oldBroken: 0, newBroken: 41, order: 'migrate first' },
    { from: 'v0.33.0', to: 'v0.34.0', oldBroken: 0, newBroken: 4, order: 'migrate first' },
    // LabelSetByTarget: the unique index of its ON CONFLICT is another one since then.
    { from: 'v0.34.0', to: 'HEAD', oldBroken: 1, newBroken: 3, order: 'no safe order' },
  ])(
    '$from to $to: $oldBroken old and $newBroken new queries break: $order',
    async ({ from, to, ...expected }) => {
      const steps = await readHistory(new URL('real/goalert', corpus).pathname, signal);
      const at = new Map<string, number>(releases);
      const inputs = {
        baseline: steps.slice(0, at.get(from)),
        candidate: steps.slice(0, at.get(to)),
        oldQueries: queriesOf(from),
        newQueries: queriesOf(to),
      };
      const observed = await withEngine(steps, (engine) => observe(engine, inputs));
      const facts = orderFacts(observed);
      expect({
        oldBroken: facts.oldBroken.length,
        newBroken: facts.newBroken.length,
        order: orderText(facts),
      }).toEqual(expected);
      expect(brokenBodies(observed.bodies.before, observed.bodies.after).map(told)).toEqual([]);
    },
    1_200_000,
  );
});

/**
 * Looked at one by one: `worked` are functions left behind by what they used; `is new` are faults of the histories
 * themselves, most of them mended by a later step.
 */
const leftOfGoalert: readonly string[] = [
  '0053 function aquire_user_contact_method_lock(uuid, bigint, uuid):13 42P01 worked',
  '0053 trigger fn_snapshot_escalation_policy() on alerts:3 42P01 worked',
  '0053 function update_notification_cycles():3 42P01 worked',
  '0114 trigger fn_reset_ep_state_on_ep_change() on escalation_policy_state:15 42703 is new',
  '0123 trigger fn_clear_ep_state_on_svc_ep_change() on services:3 42703 is new',
  '0135 function escalate_alerts():3 42P01 worked',
  '0140 function release_user_contact_method_lock(uuid, uuid, boolean):6 42P01 worked',
  '0142 function aquire_user_contact_method_lock(uuid, bigint, uuid):5 42P01 worked',
  '0142 function release_user_contact_method_lock(uuid, uuid, boolean):3 42P01 worked',
  '0211 function fn_insert_user_last_alert_log():4 42P01 worked',
  '0211 function fn_update_user_last_alert_log():4 42P01 worked',
  '0251 trigger fn_nc_compat_set_type_val_on_insert() on notification_channels:8 42883 is new',
];

describe.skipIf(!existsSync(corpus))('stored code of real histories (skipped without the corpus)', () => {
  test.each([
    ['goalert', leftOfGoalert],
    ['kratos-pg', []],
    ['supabase-auth', []],
    ['temporal-pg', []],
    ['umami', []],
    ['openfga-pg', []],
  ])(
    '%s, step by step',
    async (project, expected) => {
      const steps = await readHistory(new URL(`real/${project}`, corpus).pathname, signal);
      const filled = steps.map((step) => ({
        ...step,
        sql: step.sql.replace(/\{\{[^}]*"Namespace"[^}]*\}\}/g, 'auth'),
      }));
      const all =
        project === 'supabase-auth' ? [{ name: '0.sql', sql: 'CREATE SCHEMA auth' }, ...filled] : steps;
      const found = await withEngine(all, async (engine) => {
        const broken: string[] = [];
        let before = await engine.bodies();
        for (const step of all) {
          await engine.tryOut([step]);
          const after = await engine.bodies();
          broken.push(...brokenBodies(before, after).map((one) => `${step.name.slice(0, 4)} ${told(one)}`));
          before = after;
        }
        return broken;
      });
      expect(found).toEqual(expected);
    },
    1_200_000,
  );
});
