import { secretWordIn } from '../capture/index.ts';
import type { Group } from '../reports/index.ts';
import type { GroupOptions } from './options.ts';

/** A group as a report names it; values of marks that look secret are left out. */
export function describedGroup(
  name: 'stable' | 'preview',
  { url, cookies = {}, headers = {} }: GroupOptions,
  attestedVersion: string | undefined,
): Group {
  const shown = ([key, value]: [string, string]): string =>
    `${key}=${secretWordIn(key) === undefined ? value : 'redacted'}`;
  const marks = [
    ...Object.entries(cookies).map((pair) => `cookie ${shown(pair)}`),
    ...Object.entries(headers).map((pair) => `header ${shown(pair)}`),
  ];
  return { name, url, marks, ...(attestedVersion !== undefined && { attestedVersion }) };
}
