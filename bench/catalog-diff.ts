import type * as Diff from '../compat/database/diff/diff.ts';
import type { SchemaModel } from '../compat/database/model.ts';
import { interleave, type Benchmark } from './benchmark.ts';
import { built, builtPath } from './built.ts';
import { ownCpuMs } from './cpu-time.ts';
import { peakMemoryMb } from './peak-memory.ts';

const tables = 10_000;

export const catalogDiff: Benchmark = {
  id: 'catalog-diff',
  question: 'What does it cost to compare two catalogs of 10,000 tables, in time and memory?',
  peers: ['JSON.stringify of both'],
  async run() {
    const { diffSchemas } = await built<typeof Diff>('compat/database/diff/diff');
    const [before, after] = [catalog(tables, 0), catalog(tables, 7)];
    const compare = async (): Promise<void> => {
      const { length } = diffSchemas(before, after, 'same-database');
      if (length !== 7) throw new Error(`7 columns are gone, ${length} changes were found`);
    };
    const stringify = async (): Promise<void> => {
      if (JSON.stringify(before) === JSON.stringify(after)) throw new Error('they are equal');
    };
    const unit = 'ms CPU';
    return [
      ...(await interleave(5, [
        { name: 'JSON.stringify of both', unit, measure: () => ownCpuMs(stringify) },
        { name: 'changes between both', unit, measure: () => ownCpuMs(compare) },
      ])),
      ...(await interleave(
        2,
        [
          inProcess('JSON.stringify of both', 'JSON.stringify(before) === JSON.stringify(after)'),
          inProcess('changes between both', `diffSchemas(before, after, 'same-database')`),
        ],
        0,
      )),
    ];
  },
};

function inProcess(name: string, work: string) {
  const program = `
    import { diffSchemas } from ${JSON.stringify(builtPath('compat/database/diff/diff'))};
    ${catalog.toString()}
    const [before, after] = [catalog(${tables}, 0), catalog(${tables}, 7)];
    ${work};`;
  return {
    name: `${name}: memory`,
    unit: 'MB at most',
    measure: () => peakMemoryMb(['--input-type=module', '-e', program]),
  };
}

/** Tables that point to each other; the first `dropped` of them lack a column. Refers to nothing outside. */
function catalog(count: number, dropped: number): SchemaModel {
  const names = ['id', 'note', 'name', 'code', 'price', 'extra', 'made', 'parent'];
  return {
    tables: Array.from({ length: count }, (_, i) => ({
      oid: 20_000 + i,
      schema: 'public',
      name: `t${i}`,
      columns: names
        .map((name, p) => ({
          position: p + 1,
          name,
          type: 'text',
          notNull: p === 0,
          default: null,
          identity: null,
          generated: false,
        }))
        .filter(({ name }) => i >= dropped || name !== 'note'),
      uniques: [
        {
          name: `k${i}`,
          keys: ['id'],
          columns: ['id'],
          predicate: null,
          nullsNotDistinct: false,
          primary: true,
        },
      ],
      checks: [{ name: `c${i}`, expression: `(price <> ''::text)`, validated: true }],
      foreignKeys:
        i === 0
          ? []
          : [
              {
                name: `f${i}`,
                columns: ['parent'],
                target: { schema: 'public', name: `t${i - 1}` },
                targetColumns: ['id'],
                validated: true,
                definition: `FOREIGN KEY (parent) REFERENCES public.t${i - 1}(id)`,
              },
            ],
    })),
    views: [],
    enums: Array.from({ length: 200 }, (_, i) => ({
      schema: 'public',
      name: `e${i}`,
      labels: [{ oid: 90_000 + i, label: 'new' }],
    })),
    functions: [],
  };
}
