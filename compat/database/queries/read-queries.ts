import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { HarnessError } from '../../../reports/index.ts';
import type { LiveSettings } from '../data/live.ts';
import type { Dialect } from '../read/dialect.ts';
import { readContents } from '../../sources/text-files.ts';
import type { TextFile } from '../../sources/text-files.ts';
import { inOrder } from '../read/migration.ts';
import { parseSource } from '../read/source.ts';
import { builderIn } from './code/builders.ts';
import type { BuilderFile } from './code/builders.ts';
import { collect, condensed, shorten } from './collect.ts';
import type { CollectedQueries, Sighting } from './collect.ts';
import { readDigests } from './live-digests.ts';
import { readStatements } from './live-statements.ts';
import type { Query } from './planned.ts';
import { parseQuerySpec } from './query-spec.ts';
import type { QuerySpec } from './query-spec.ts';
import type { QuerySource } from './query-source.ts';
import { refine } from './refine.ts';
import type { Refined } from './refine.ts';
import { numberParameters } from './scan.ts';
import { querySources } from './sources/index.ts';
import { queriesInSql } from './sources/sql-file.ts';
import { unpacked, writtenName } from './unpacked.ts';

export interface ReadQueriesSettings extends LiveSettings {
  /** Of the schemas; PostgreSQL by default. */
  readonly dialect?: Dialect;
}

/** After so many queries the event loop has its turn. */
const turnEvery = 200;

/**
 * The queries that specs name (see `QuerySpec`), each once, and where their texts went.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`, `target-unreachable`; `nothing-selected` when a spec has
 *   no query.
 */
export async function readQueries(
  specs: string | readonly string[],
  signal: AbortSignal,
  { dialect = 'postgresql', ...settings }: ReadQueriesSettings = {},
): Promise<CollectedQueries> {
  const found: Sighting[] = [];
  const built: BuilderFile[] = [];
  for (const spec of [specs].flat()) {
    const parsed = parseQuerySpec(spec);
    const own = parsed.live
      ? await ask(parsed, signal, settings)
      : await sightingsIn(parsed, { dialect, signal, built });
    if (own.every(({ unusable }) => unusable !== undefined)) throw nothingIn(parsed, spec, built);
    for (const sighting of own) found.push(sighting);
  }
  const sightings = condensed(found);
  const refinements: Refined[] = [];
  for (const sighting of sightings) {
    // Between some, Ctrl-C gets its turn.
    if (refinements.length % turnEvery === 0) await setImmediate();
    signal.throwIfAborted();
    refinements.push(await refine({ dialect, ...sighting, literals: sighting.foundIn.literals }));
  }
  // What a server was sent has what libraries build too.
  const isSent = found.some(
    ({ foundIn, unusable }) => unusable === undefined && foundIn.literals === 'private',
  );
  return { ...collect(sightings, refinements), built: isSent ? [] : built };
}

/** The queries of a text in SQL, each as it stands. */
export function queriesIn(file: string, text: string, dialect?: Dialect): Query[] {
  return queriesInSql(text, dialect).map((query) => {
    const sql = numberParameters(query.sql);
    const source = { file, line: query.line };
    return { name: query.name ?? shorten(query.sql), text: query.sql, sql, source };
  });
}

function ask({ kind, place }: QuerySpec, signal: AbortSignal, settings: LiveSettings): Promise<Sighting[]> {
  return kind === 'performance_schema' ? readDigests(place, signal) : readStatements(place, signal, settings);
}

interface Looking {
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
  /** Takes what is found of them. */
  readonly built: BuilderFile[];
}

async function sightingsIn(
  { kind, place }: QuerySpec,
  { dialect, signal, built }: Looking,
): Promise<Sighting[]> {
  const source = parseSource(place);
  const likely = querySources.filter((one) => one.kind === (kind ?? 'sql'));
  const files = await readContents(source, (name) => isLookedInto(writtenName(name), likely), signal);
  // A file that the spec names itself is read whatever it is called.
  const isOneFile = files.length === 1 && basename(source.path) === files[0]?.name;
  const possible = kind === undefined && isOneFile ? querySources : likely;
  const found: Sighting[] = [];
  for (const content of files.toSorted((a, b) => inOrder(a.name, b.name))) {
    signal.throwIfAborted();
    const { name, text } = await unpacked(content);
    const file = { name: writtenName(name), text: text.replace(/^\uFEFF/, '') };
    const foundIn = sourceOf(file, possible);
    if (foundIn === undefined) {
      if (kind !== 'code') found.push({ ...unknownFile, place: { file: name } });
      continue;
    }
    // Sources are found from the root of the project, other files in their own folder.
    const shown = isOneFile || foundIn.kind !== 'code' ? name : `${basename(source.path)}/${name}`;
    for (const query of await foundIn.read(file, dialect)) {
      found.push({ ...query, foundIn, place: { file: shown, line: query.line } });
    }
    const builder = foundIn.kind === 'code' ? builderIn({ name: shown, text: file.text }) : undefined;
    if (builder === undefined) continue;
    built.push(builder);
    const unusable = `built by ${builder.library}`;
    found.push({ sql: '', line: 1, unusable, foundIn, place: { file: shown } });
  }
  return found;
}

/** A log in a format that nobody knows is counted; not every file of a program holds queries. */
const unknownFile = {
  sql: '',
  line: 1,
  unusable: 'file of no known kind',
  foundIn: { id: 'unknown', title: 'Other files', literals: 'private' },
} as const;

/** Other people's code is not the service's, and what tests send it does not. */
function isLookedInto(name: string, sources: readonly QuerySource[]): boolean {
  const isForeign =
    /(?:^|\/)(?:node_modules|vendor|dist|build|target|\.git|tests?|__tests__|testdata)\//.test(name);
  return !isForeign && sources.some(({ names }) => names.test(name));
}

/** The kind of a file: by name and content, else by its content, else SQL. */
function sourceOf(file: TextFile, possible: readonly QuerySource[]): QuerySource | undefined {
  const named = possible.filter(({ names }) => names.test(file.name));
  const fits = (one: QuerySource): boolean => one.kind !== 'sql' && one.recognizes(file);
  return named.find(fits) ?? possible.find(fits) ?? possible.find(({ kind }) => kind === 'sql');
}

function nothingIn({ live, kind }: QuerySpec, spec: string, [built]: readonly BuilderFile[]): HarnessError {
  return new HarnessError('nothing-selected', {
    what: 'No query was found.',
    ...(!live && { where: spec }),
    todo:
      built !== undefined
        ? `${built.library} builds those of ${built.file} at run time; name log:FILE or pg_stat_statements:FILE, which have what was sent.`
        : kind === undefined
          ? 'Name a .sql file or a folder of them; for others write code:FOLDER, log:FILE, prisma:FILE or pg_stat_statements:FILE.'
          : 'Look whether it holds queries, and whether they are of this kind.',
  });
}
