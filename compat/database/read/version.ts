import { HarnessError } from '../../../reports/index.ts';
import type { Migration } from './migration.ts';

/** The digits with which a file's own name begins; empty when it begins with none. */
export function leadingDigits(name: string): string {
  return /^\d+/.exec(baseName(name))?.[0] ?? '';
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `0012` as `12`: the way in which a table with a number for a version holds it. */
export function plainNumber(digits: string): string {
  return digits === '' ? '' : BigInt(digits).toString();
}

/** Compares `1.2` and `1.10` by their numbers; parts that are missing count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? 0n, right[i] ?? 0n];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function numbersOf(version: string): bigint[] {
  return (version.match(/\d+/g) ?? []).map(BigInt);
}

/** @throws {HarnessError} `input-unreadable` when two steps have one version, which these tools refuse. */
export function refuseTwins<T extends Migration>(sorted: readonly T[], tool: string): readonly T[] {
  for (const [i, { version = '', name }] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next?.version === undefined || compareVersions(version, next.version) !== 0) continue;
    throw new HarnessError('input-unreadable', {
      what: `Two migrations have the version ${version}, which ${tool} refuses: ${name} and ${next.name}.`,
      where: name,
      todo: 'Give one of them another version.',
    });
  }
  return sorted;
}
