import { HarnessError } from '../../../reports/index.ts';
import type { TextFile } from '../../sources/text-files.ts';
import type { Layout } from './layout.ts';
import { maybeChangelog } from './changelog.ts';
import { layouts } from './layouts/index.ts';
import { liquibase } from './layouts/liquibase.ts';
import { plain } from './layouts/plain.ts';

/**
 * The layout that is named, else the one that the files show. Marks inside files win over names where they
 * are in every file that the name speaks for.
 *
 * @throws {HarnessError} `usage` for a name that no layout has, and where files look like those of two tools.
 */
export function recogniseLayout(files: readonly TextFile[], spec: string, named?: string): Layout {
  if (named !== undefined) return layoutNamed(named, spec);
  if (files.some(({ name, text }) => maybeChangelog(name) && /\bdatabaseChangeLog\b/.test(text)))
    return liquibase;
  const sql = files.filter(({ name }) => /\.sql$/i.test(name));
  const known = layouts
    .filter((layout) => layout !== plain && layout.sign === undefined)
    .map((layout) => ({ layout, claimed: sql.filter((file) => layout.claims(file)) }))
    .filter(({ claimed }) => claimed.length > 0);
  const signed = layouts.find(({ sign }) => files.some(({ name }) => sign?.test(name)));
  if (known.length === 0 && signed !== undefined) return signed;
  const spokenFor = new Set(known.flatMap(({ claimed }) => claimed));
  const numbered = sql.filter((file) => !spokenFor.has(file) && plain.claims(file));
  const all = numbered.length === 0 ? known : [...known, { layout: plain, claimed: numbered }];
  const [first = { layout: plain, claimed: [] }, second] = all;
  if (second === undefined) return first.layout;
  const marked = all.find(
    ({ layout, claimed }) =>
      layout.knownBy === 'marks' &&
      all.every((other) => other.claimed.every((file) => claimed.includes(file))),
  );
  if (marked !== undefined) return marked.layout;
  const [a, b] = [first, second].map(({ layout, claimed }) => `${layout.title} (${claimed[0]?.name})`);
  throw new HarnessError('usage', {
    what: `These files look like those of two tools: ${a} and ${b}.`,
    where: spec,
    todo: `Name the one: ${spec}:layout=${first.layout.id} or ${spec}:layout=${second.layout.id}.`,
  });
}

function layoutNamed(id: string, spec: string): Layout {
  const layout = layouts.find((one) => one.id === id);
  if (layout !== undefined) return layout;
  throw new HarnessError('usage', {
    what: `There is no layout ${id}.`,
    where: spec,
    todo: `The layouts are ${layouts.map((one) => one.id).join(', ')}.`,
  });
}
