import { isDay } from './day.ts';
import { HarnessError } from './harness-error.ts';
import type { Waiver } from './waiver.ts';

const members = ['fingerprint', 'digest', 'reason', 'owner', 'expires'] as const;

/**
 * Waivers from plain data, as a YAML or JSON file gives them: a list of mappings.
 *
 * Nothing is waived by accident: an unknown member, an empty reason, a date that is none or the same waiver
 * twice refuses the whole list.
 *
 * @param where the file or config section, for the error
 * @throws {HarnessError} `config-unusable`
 */
export function readWaivers(data: unknown, where: string): readonly Waiver[] {
  if (data === undefined || data === null) return [];
  if (!Array.isArray(data)) throw unusable('Waivers are a list.', where);
  const waivers = data.map((entry: unknown, index) => readWaiver(entry, `${where}, waiver ${index + 1}`));
  const seen = new Set<string>();
  for (const { fingerprint, digest } of waivers) {
    const name = `${fingerprint} ${digest ?? ''}`;
    if (seen.has(name)) throw unusable(`The waiver of ${fingerprint} stands there twice.`, where);
    seen.add(name);
  }
  return waivers;
}

function readWaiver(entry: unknown, where: string): Waiver {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw unusable('A waiver is a mapping.', where);
  }
  const given = entry as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((name) => !(members as readonly string[]).includes(name));
  if (unknown !== undefined) throw unusable(`A waiver has no member "${unknown}".`, where);
  const { fingerprint, digest, reason, owner, expires } = given;
  if (!isText(fingerprint) || !/^[0-9a-f]{16}$/.test(fingerprint)) {
    throw unusable('`fingerprint` is the 16 hex characters that the report shows, in quotes.', where);
  }
  if (digest !== undefined && !(isText(digest) && /^[0-9a-f]{16}(\+[0-9a-f]{16})*$/.test(digest))) {
    throw unusable('`digest` is the digest that the report shows, in quotes.', where);
  }
  if (!isText(reason)) throw unusable('`reason` is missing.', where);
  if (!isText(owner)) throw unusable('`owner` is missing.', where);
  if (!isText(expires) || !isDay(expires)) {
    throw unusable('`expires` is a day, written "YYYY-MM-DD".', where);
  }
  return { fingerprint, ...(digest !== undefined && { digest }), reason, owner, expires };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function unusable(what: string, where: string): HarnessError {
  const todo = 'A waiver holds fingerprint, digest (where the finding has one), reason, owner and expires.';
  return new HarnessError('config-unusable', { what, where, todo });
}
