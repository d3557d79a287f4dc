import type { TextFile } from '../../../sources/text-files.ts';
import { someOf } from '../../wording.ts';
import type { Guard } from '../guard.ts';
import { filterOf } from './chosen.ts';
import type { Filter } from './chosen.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';
import { foundBy, requiredBy } from './included-files.ts';
import { guardOf } from './preconditions.ts';
import type { Properties } from './properties.ts';

/** An SQL file, or one changeset of a changelog. */
export interface ChangelogStep {
  readonly file: TextFile;
  /** Absent for an SQL file. */
  readonly changeset?: Element;
  /** The path by which the tool's own table knows it, where a changelog says another one. */
  readonly path?: string;
  /** What each of the includes that lead to it says of contexts and labels. */
  readonly within: readonly Filter[];
  /** What the changelog itself asks before its first step. */
  readonly guards: readonly Guard[];
}

/** What is known where a file is included. */
interface Way {
  readonly path?: string;
  readonly within: readonly Filter[];
}

/** Follows changelogs from file to file, in the order in which Liquibase reads them. */
export class Walk {
  readonly steps: ChangelogStep[] = [];
  readonly #files: readonly TextFile[];
  readonly #properties: Properties;
  readonly #entries: ReadonlyMap<TextFile, readonly Element[]>;
  readonly #seen = new Set<TextFile>();
  /** Settings that only Liquibase itself can follow. */
  readonly #ignored = new Set<string>();

  constructor(
    files: readonly TextFile[],
    properties: Properties,
    entries: ReadonlyMap<TextFile, readonly Element[]>,
  ) {
    this.#files = files;
    this.#properties = properties;
    this.#entries = entries;
  }

  follow(file: TextFile, way: Way): void {
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    const inside = this.#entries.get(file);
    if (inside === undefined) {
      if (/\.sql$/i.test(file.name)) this.steps.push({ file, ...way, guards: [] });
      return;
    }
    const path = inside.find(({ name }) => name === 'logicalFilePath')?.text ?? way.path;
    const first = this.steps.length;
    const asked: Guard[] = [];
    for (const raw of inside) {
      const entry = this.#properties.fill(raw);
      if (entry.name === 'property') this.#properties.add(entry);
      else if (entry.name === 'preConditions') asked.push(guardOf(entry));
      else if (entry.name === 'changeSet')
        this.steps.push({
          file,
          changeset: entry,
          ...(path !== undefined && { path }),
          within: way.within,
          guards: [],
        });
      else this.#include(entry, file, way);
    }
    const begins = this.steps[first];
    if (begins !== undefined) this.steps[first] = { ...begins, guards: [...asked, ...begins.guards] };
  }

  /** Files that a changelog includes, as far as its own properties tell. */
  namedBy(file: TextFile): readonly TextFile[] {
    const inside = this.#entries.get(file) ?? [];
    const properties = this.#properties.copy();
    for (const entry of inside) if (entry.name === 'property') properties.add(entry);
    return inside.flatMap((entry) => foundBy(properties.fill(entry), file, this.#files));
  }

  remarks(): string[] {
    const { files } = this.#properties;
    return [
      ...(files.length === 0
        ? []
        : [`Values of placeholders stand in files that are not read: ${someOf(files)}.`]),
      ...(this.#ignored.size === 0
        ? []
        : [`What includeAll says is not followed: ${someOf([...this.#ignored])}.`]),
    ];
  }

  #include(entry: Element, from: TextFile, way: Way): void {
    const filter = filterOf(entry.said);
    const path = valueOf(entry, 'logicalFilePath');
    const next: Way = {
      ...(path !== undefined && { path }),
      within: [...way.within, filter],
    };
    if (entry.name === 'includeAll')
      for (const key of onlyLiquibase) if (entry.said.has(key)) this.#ignored.add(`${key} (${from.name})`);
    for (const file of requiredBy(entry, from, this.#files)) this.follow(file, next);
  }
}

const onlyLiquibase = ['filter', 'resourceFilter', 'resourceComparator', 'minDepth', 'maxDepth'];
