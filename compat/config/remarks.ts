/** What a report says of what was read, and of what was not. Pure. */
import { place, type ResultDraft } from '../../reports/index.ts';
import type { Gathered } from './gather.ts';

/** More lines say no more. */
const linesMax = 20;

/** What was not looked at. `idle` are the rules that had nothing to compare. */
export function limits({ oldCode, newCode, leftOut }: Gathered, idle: readonly string[]): readonly string[] {
  const reads = [newCode, oldCode].flatMap((code) => code?.notFollowed ?? []);
  const places = new Set(reads.map(({ file, line = 1 }) => `${file}:${line}`));
  return [
    ...brief('keys known at run time only are not followed', [...places]),
    ...brief('left out', [...new Set(leftOut)]),
    ...(idle.length === 0 ? [] : [`not judged, for what they compare was not given: ${idle.join(', ')}`]),
  ];
}

function brief(title: string, lines: readonly string[]): readonly string[] {
  const more = lines.length > linesMax ? `; and ${lines.length - linesMax} more` : '';
  return lines.length === 0 ? [] : [`${title}: ${lines.slice(0, linesMax).join('; ')}${more}`];
}

/** How much was read. */
export function sizes({ oldCode, newCode, environment, groups }: Gathered): string {
  const parts = [
    newCode && `new code reads ${newCode.uses.length} keys (files: ${newCode.files})`,
    oldCode && `old code ${oldCode.uses.length} (files: ${oldCode.files})`,
    environment && `${environment.name} sets ${environment.settings.length}`,
    ...groups.map(({ name, settings }) => `group ${name} sets ${settings.length}`),
  ];
  return `Configuration: ${parts.filter((part) => part !== undefined).join(', ')}.`;
}

/** What was named and holds no key: of that nothing is known, and nothing may be green for it. */
export function blindSpots(
  { oldCode, newCode, oldEnvironment, environment, groups }: Gathered,
  service: string,
): readonly ResultDraft[] {
  const code = [
    { name: 'the new code', keys: newCode?.uses, level: 'block' as const },
    // The release may bring the first key.
    { name: 'the old code', keys: oldCode?.uses, level: 'warn' as const },
  ];
  const settings = [environment, oldEnvironment, ...groups].map((one) => ({
    name: one?.name ?? '',
    keys: one?.settings,
    level: 'block' as const,
  }));
  return [...code, ...settings]
    .filter(({ keys }) => keys?.length === 0)
    .map(({ name, level }) => ({
      tool: 'compat',
      rule: 'config-nothing-read',
      key: name,
      outcome: 'inconclusive',
      level,
      title: 'A place was named that holds no key',
      message: `No key was found in ${name}, so nothing is known of it.`,
      places: [place.service(service)],
      fix: 'Name the folder that holds it, or list the keys of the code with --declared.',
    }));
}
