import { decode } from '../../capture/percent.ts';
import { isPlaceholder } from '../../capture/private-values.ts';

import type { SessionOptions } from './options.ts';

const hashed = /redacted-[\da-f]{8}/g;

/** Test values in place of recorded ones. */
export class ValueMap {
  readonly #values: ReadonlyMap<string, string>;
  readonly #hasPlain: boolean;

  constructor(...layers: readonly (Readonly<Record<string, string>> | undefined)[]) {
    this.#values = new Map(layers.flatMap((layer) => Object.entries(layer ?? {})));
    this.#hasPlain = [...this.#values.keys()].some((key) => !isHash(key));
  }

  /** The target as it is sent. */
  apply(target: string): string {
    const known = target.replace(hashed, (hash) => this.#encoded(hash) ?? hash);
    return this.#hasPlain
      ? mapPieces(known, (piece) => (isHash(piece) ? undefined : this.#encoded(decode(piece))))
      : known;
  }

  /** The redacted values of a target that nothing stands in for: hashes of ours, or a literal `REDACTED`. */
  missingFrom(target: string): readonly string[] {
    const hashes = (target.match(hashed) ?? []).filter((hash) => !this.#values.has(hash));
    return [...hashes, ...placeholdersOf(target)];
  }

  /** What is sent in place of secrets, and is one therefore. */
  secrets(): string[] {
    return [...this.#values].filter(([key]) => isHash(key)).map(([, value]) => value);
  }

  #encoded(value: string): string | undefined {
    const mapped = this.#values.get(value);
    return mapped === undefined ? undefined : encodeURIComponent(mapped);
  }
}

/** The map of each test identity, by its name. */
export function openValueMaps({ values, identities = [] }: SessionOptions = {}): (
  name: string | undefined,
) => ValueMap {
  const maps = new Map(identities.map((identity) => [identity.name, new ValueMap(values, identity.values)]));
  const common = new ValueMap(values);
  return (name) => maps.get(name ?? '') ?? common;
}

function isHash(text: string): boolean {
  return /^redacted-[\da-f]{8}$/.test(text);
}

/** What the capture came with in place of private values, for example `REDACTED` or `***`. */
function placeholdersOf(target: string): string[] {
  return target
    .split(/[/;?&=]/)
    .map(decode)
    .filter((piece) => isPlaceholder(piece));
}

/** Path segments and query values, each replaced where `mapped` gives something for it. */
function mapPieces(target: string, mapped: (piece: string) => string | undefined): string {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const newPath = path.replace(/[^/;]+/g, (segment) => mapped(segment) ?? segment);
  if (mark < 0) return newPath;
  const query = target.slice(mark + 1).replace(/=([^&]+)/g, (pair, value: string) => {
    const found = mapped(value);
    return found === undefined ? pair : `=${found}`;
  });
  return `${newPath}?${query}`;
}
