import { objectName } from '../rollback/catalog-objects.ts';
import { residueByOwner, stepsWithoutDown } from '../rollback/rehearsal.ts';
import type { RollbackFinding, RollbackRule } from '../rule.ts';

export const downLeavesResidue: RollbackRule = {
  id: 'down-leaves-residue',
  inventory: ['B002'],
  title: 'The way back does not lead to the old schema',
  level: 'warn',
  states: ['C'],
  on: 'rehearsal',
  examines: 'downs',
  why: 'After the rollback old code runs on a schema that it was never tested on, and the release may fail when it goes up again.',
  judge: (rehearsal) =>
    // What a migration without a way back leaves is told there.
    stepsWithoutDown(rehearsal).length > 0
      ? []
      : residueByOwner(rehearsal.residue).map(([key, place, residues]): RollbackFinding => {
          const said = { added: 'stays', missing: 'is gone', changed: 'is not as it was' };
          const names = residues.map(({ object, how }) => `${objectName(object)} ${said[how]}`);
          return {
            outcome: 'fail',
            message: `After the way back ${names.join(', ')}.`,
            key,
            places: [place],
            evidence: [
              {
                kind: 'side-by-side',
                title: 'Before the release and after the way back',
                old: residues
                  .map(({ object, how, was }) => line(object, how === 'missing' ? object.definition : was))
                  .join('\n'),
                new: residues
                  .map(({ object, how }) => line(object, how === 'missing' ? undefined : object.definition))
                  .join('\n'),
              },
            ],
          };
        }),
  fix: ({ key }) => `Let the way back leave ${key} as the old schema has it.`,
  examples: {
    bad: [
      {
        title: 'an index stays',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text);',
        after: 'CREATE INDEX by_note ON orders (note); ALTER TABLE orders ADD COLUMN region text;',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
      {
        title: 'the trigger goes and its function stays',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`,
        down: 'DROP TRIGGER touch ON orders;',
      },
      {
        title: 'a default does not come back',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, state text DEFAULT 1);',
        after: 'ALTER TABLE orders DROP COLUMN state;',
        down: 'ALTER TABLE orders ADD COLUMN state text;',
      },
    ],
    good: [
      {
        title: 'the columns come back in another order',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, state text, note text);',
        after: 'ALTER TABLE orders DROP COLUMN state;',
        down: 'ALTER TABLE orders ADD COLUMN state text;',
      },
    ],
  },
};

function line(object: Parameters<typeof objectName>[0], definition: string | undefined): string {
  return definition === undefined ? '' : `${objectName(object)}: ${definition}`;
}
