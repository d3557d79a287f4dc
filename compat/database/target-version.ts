/** The version of the server that a release goes to, and what servers know since when. Pure. */
import { HarnessError } from '../../reports/index.ts';
import type { ServerVersion } from './data/live-facts.ts';
import type { Dialect } from './read/dialect.ts';
import { compareVersions } from './read/version.ts';

/** The first version of each product; a product that is not named has always had it, or never will. */
export interface Since {
  readonly PostgreSQL?: string;
  readonly MySQL?: string;
  readonly MariaDB?: string;
}

/**
 * Reads `15`, `8.0.36`, `mariadb 10.6`, or what a server says of itself.
 *
 * @throws {HarnessError} `usage` where it is none of these, or of a server for which the migrations are not.
 */
export function readTargetVersion(written: string, dialect: Dialect): ServerVersion {
  const [text] = /\d+(?:\.\d+)*/.exec(written) ?? [];
  const named = /mariadb/i.test(written)
    ? 'MariaDB'
    : /mysql/i.test(written)
      ? 'MySQL'
      : /postgres/i.test(written)
        ? 'PostgreSQL'
        : undefined;
  // Only MariaDB counts from 10 on.
  const own =
    dialect === 'postgresql' ? 'PostgreSQL' : Number.parseInt(text ?? '') >= 10 ? 'MariaDB' : 'MySQL';
  const product = named ?? own;
  if (text === undefined || (product === 'PostgreSQL') !== (dialect === 'postgresql')) {
    throw new HarnessError('usage', {
      what: `This is no version of ${dialect === 'postgresql' ? 'PostgreSQL' : 'MySQL or MariaDB'}: ${written}.`,
      todo: 'Write --target-version 15, 8.0.36 or "mariadb 10.6".',
    });
  }
  const parts = product === 'PostgreSQL' ? 1 : 2;
  return { product, text, release: text.split('.').slice(0, parts).join('.') };
}

/** The server that the options name, if they do; see `readTargetVersion`. */
export function targetOf(
  { targetVersion }: { readonly targetVersion?: string },
  dialect: Dialect,
): ServerVersion | undefined {
  return targetVersion === undefined ? undefined : readTargetVersion(targetVersion, dialect);
}

/** Whether a server is older; `8.0` stands for the last of its kind. */
export function isBefore({ product, text }: ServerVersion, since: Since): boolean {
  const first = since[product as keyof Since];
  if (first === undefined) return false;
  const parts = text.split('.').length;
  return compareVersions(text, first.split('.').slice(0, parts).join('.')) < 0;
}
