import { plainName } from '../../sql.ts';
import type { ColumnChange } from '../column-change.ts';
import type { PhaseFinding, TrialCheck } from '../phase-check.ts';
import { phaseNumber } from '../phase-id.ts';
import type { Trial, TrialOutcome } from '../trial.ts';
import type { TriedTable } from '../tried-table.ts';
import {
  apart,
  byPath,
  isNot,
  kindsText,
  plainWrite,
  rowIsRight,
  sidesOf,
  updateBoth,
  wayText,
} from '../writes.ts';
import type { PathOutcome, Side } from '../writes.ts';
import { noteToComment } from './examples.ts';

const both = `
  IF TG_OP = 'INSERT' THEN
    IF NEW.comment IS NULL THEN NEW.comment := NEW.note; ELSE NEW.note := NEW.comment; END IF;
  ELSIF NEW.comment IS DISTINCT FROM OLD.comment THEN NEW.note := NEW.comment;
  ELSIF NEW.note IS DISTINCT FROM OLD.note THEN NEW.comment := NEW.note;
  END IF;`;

export const bridgeConverges: TrialCheck = {
  id: 'bridge-converges',
  title: 'After every write the bridge leaves old and new columns in agreement',
  level: 'block',
  on: 'scratch',
  why: 'Old code writes the old columns only and new code the new ones: what the bridge does not carry over, the readers of the other side never see, and what it carries over wrongly they take for true.',
  fix: ({ table, bridge }) =>
    `Correct ${bridge?.file ?? `the triggers of ${plainName(table)}`}: BEFORE INSERT OR UPDATE, convert only the side that changed, and leave the side that was written as it is. Forbid on the new columns what the old ones cannot hold.`,
  trials(change, table) {
    if (change.bridge === undefined && !table.facts.hasTriggers) return [];
    const [old, made] = sidesOf(change);
    const sides = [old, made].flatMap((side) => [
      ...pathsOf(change, table, side),
      ...bystander(change, table, side),
    ]);
    return [...sides, ...bothSides(change, table, old)];
  },
  judge: (change, outcomes) => findings(change, byPath(outcomes.filter((one) => !isTooMuchAlike(one)))),
  examples: {
    bad: [
      {
        title: 'INSERT only',
        finds: 'kinds. Seen in: old-style update, old-style update of a row of new code, new-style update',
        ...noteToComment,
        bridge: bridge('INSERT', both),
      },
      {
        title: 'another conversion',
        finds: 'Seen in: old-style insert.',
        ...noteToComment,
        bridge: bridge('INSERT OR UPDATE', both.replace('NEW.note;', 'upper(NEW.note);')),
      },
      {
        title: 'the old value overwrites the newer one',
        finds: 'Seen in: new-style update',
        ...noteToComment,
        bridge: bridge(
          'INSERT OR UPDATE',
          'NEW.comment := coalesce(NEW.note, NEW.comment); NEW.note := NEW.comment;',
        ),
      },
      {
        title: 'a trigger that calls itself',
        finds: 'calls itself without end (54001) for every kind of value (11 tried)',
        ...noteToComment,
        bridge: `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          UPDATE orders SET comment = note WHERE id = NEW.id; RETURN NULL; END $$;
          CREATE TRIGGER bridge AFTER INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`,
      },
      {
        title: 'an update without its WHERE',
        finds: 'old-style row after a write of another',
        ...noteToComment,
        bridge: `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF pg_trigger_depth() = 1 THEN UPDATE orders SET comment = NEW.note; END IF; RETURN NULL; END $$;
          CREATE TRIGGER bridge AFTER INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`,
      },
      {
        title: 'on neither path',
        finds: 'Seen in: old-style insert, old-style update, new-style insert, new-style update.',
        ...noteToComment,
        bridge: bridge('DELETE', 'RETURN OLD;'),
      },
      { title: 'the row is lost', ...noteToComment, bridge: bridge('UPDATE', 'RETURN NULL;') },
    ],
    good: [
      {
        title: 'the side that changed is carried over',
        ...noteToComment,
        bridge: bridge('INSERT OR UPDATE', both),
      },
    ],
  },
};

function bridge(on: string, body: string): string {
  return `CREATE FUNCTION bridge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NEW; END $$;
    CREATE TRIGGER bridge BEFORE ${on} ON orders FOR EACH ROW EXECUTE FUNCTION bridge();`;
}

/** Every value, inserted, and put into a row of either kind of code. */
function pathsOf(change: ColumnChange, table: TriedTable, side: Side): Trial[] {
  const { style, own, other } = side;
  const before = table.facts.emptied;
  const ownRow = table.insert(table.ordinary(own).sql);
  const otherRow = table.insert(table.ordinary(other).sql);
  return table.edges(own).flatMap((values) => {
    const { kind, sql } = values;
    const trial = (path: string, statements: readonly string[]): Trial => ({
      path: `${style} ${path}`,
      kind,
      statements: [...before, ...statements],
      question: rowIsRight(change, apart(change, values, other)),
    });
    const { touch } = table;
    const kept = (update: string): Trial => ({
      ...trial('row after an update of something else', [table.insert(sql), update]),
      question: rowIsRight(change, isNot(change, values)),
    });
    const whose = style === 'old-style' ? 'new' : 'old';
    return [
      plainWrite(change, table, side, values),
      trial('insert', [table.insert(sql)]),
      trial('update', [ownRow, table.update(sql)]),
      trial(`update of a row of ${whose} code`, [otherRow, table.update(sql)]),
      ...(touch === undefined ? [] : [kept(touch)]),
    ];
  });
}

const ofAnother = 'row after a write of another';

/** A write leaves all other rows as they are. */
function bystander(change: ColumnChange, table: TriedTable, { style, own, other }: Side): Trial[] {
  const values = table.ordinary(own);
  const written = table.insert(table.ordinary(own, 'other').sql, 'other');
  return [
    {
      path: `${style} ${ofAnother}`,
      kind: values.kind,
      statements: [...table.facts.emptied, table.insert(values.sql), written],
      question: rowIsRight(change, apart(change, values, other)),
    },
  ];
}

/** Two made-up rows may be too much alike for the table to take both. */
function isTooMuchAlike({ trial, error }: TrialOutcome): boolean {
  return trial.path.endsWith(ofAnother) && ['23505', '1062'].includes(error?.code ?? '');
}

/** Code that writes both sides keeps what it wrote. */
function bothSides(change: ColumnChange, table: TriedTable, { own, other }: Side): Trial[] {
  const row = table.insert(table.ordinary(own).sql);
  return table.edges(own).map((values) => ({
    path: 'update of both sides',
    kind: values.kind,
    statements: [...table.facts.emptied, row, updateBoth(change, values)],
    question: rowIsRight(change, apart(change, values, other)),
  }));
}

/** What went wrong alike is said once. */
function findings(change: ColumnChange, outcomes: readonly PathOutcome[]): PhaseFinding[] {
  const untried = outcomes.filter(({ tried }) => tried === 0);
  if (untried.length > 0) {
    const message =
      'The bridge could not be tried: the table takes none of the made-up values. Give `samples` of what it takes.';
    return [{ key: 'untried', outcome: 'inconclusive', message }];
  }
  const wrong = outcomes.filter((one) => one.wrong.length > 0);
  const paths = new Set(wrong.map(({ path }) => path));
  const alike = new Map<string, PathOutcome[]>();
  // Where an insert alone goes wrong, two of them do.
  for (const outcome of wrong.filter(
    ({ path }) => !paths.has(path.replace(ofAnother, 'insert')) || !path.endsWith(ofAnother),
  )) {
    const said = `${isLater(change, outcome)} ${wayText(outcome.wrong)} ${kindsText(outcome)}`;
    alike.set(said, [...(alike.get(said) ?? []), outcome]);
  }
  return [...alike.values()].map((group) => finding(change, group));
}

/** Until new code writes alone, it writes both sides. */
function isLater({ phase }: ColumnChange, { path }: PathOutcome): boolean {
  const isOfNewCode = path.startsWith('new-style') || path.endsWith('of new code');
  return isOfNewCode && phaseNumber(phase) < phaseNumber('dual-read-new-first');
}

function finding(change: ColumnChange, group: readonly PathOutcome[]): PhaseFinding {
  const paths = group.map(({ path }) => path).join(', ');
  const [first] = group;
  const later = first !== undefined && isLater(change, first);
  const until = later
    ? ' Nobody writes so before write-new-read-new; correct it until dual-read-new-first.'
    : '';
  const said = first === undefined ? '' : `${wayText(first.wrong)} for ${kindsText(first)}`;
  return {
    key: paths,
    outcome: 'fail',
    ...(later && { level: 'warn' }),
    message: `The bridge ${said}. Seen in: ${paths}.${until}`,
    sql: first?.wrong[0]?.trial.statements.at(-1),
  };
}
