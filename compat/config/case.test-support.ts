/** A folder for each test, with code and configuration in it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { compatConfig } from './compat-config.ts';
import type { CompatConfigOptions } from './options.ts';

export let folder = '';

/** Goes before each test. */
export function newCase(): void {
  folder = mkdtempSync(join(inject('runFolder'), 'case-'));
}

export function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const now = new Date('2026-11-21T00:00:00Z');
const places = ['oldCode', 'newCode', 'oldEnvironment', 'environment', 'declared'] as const;

/** Places are folders of the case. */
export async function run(
  options: Partial<CompatConfigOptions>,
  signal = new AbortController().signal,
): Promise<Report> {
  const placed = places.flatMap((name) => {
    const spec = options[name];
    return spec === undefined || spec.startsWith('git:') ? [] : [[name, join(folder, spec)]];
  });
  const groups = Object.entries(options.groups ?? {}).map(([name, spec]) => [name, join(folder, spec)]);
  return compatConfig(
    {
      ...options,
      ...Object.fromEntries(placed),
      groups: Object.fromEntries(groups),
      subject: { service: 'shop' },
    },
    { signal, onProgress: () => {}, now: () => now },
  );
}

export const failed = ({ results }: Report): string[] =>
  results
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule, level, key }) => `${rule} ${level} ${key}`);

export const java = (...reads: readonly string[]): string =>
  `class A { ${reads.map((read, i) => `@Value("\${${read}}") String a${i};`).join(' ')} }`;
