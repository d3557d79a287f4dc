import { counted } from '../reports/index.ts';
import type { BuiltInList, Checklist, Item } from '../checklist/index.ts';
import { phases } from '../checklist/item.ts';

export function renderLists(lists: readonly BuiltInList[]): string {
  const lines = lists.map(
    ({ name, title, items }) =>
      `seaworthy:${name.padEnd(16)} ${String(items.length).padStart(3)} items  ${title}`,
  );
  return `${lines.join('\n')}\n\nLook into one: seaworthy checklist show seaworthy:general\nTake one: write "extends: seaworthy:general" into a checklist, with "vars" and "adjust".\n`;
}

/** @param meaning what the variables of built-in lists mean, by name */
export function renderChecklist(
  { name, items }: Checklist,
  meaning: Readonly<Record<string, string>>,
): string {
  const parts = phases.flatMap((phase) => {
    const own = items.filter((item) => item.phase === phase);
    return own.length === 0 ? [] : [`\n${phase}`, ...own.map(lineOf)];
  });
  const unset = [...new Set(items.flatMap((item) => (item.omitted === undefined ? item.unset : [])))].sort();
  const width = Math.max(0, ...unset.map((variable) => variable.length));
  const needed = unset.map((variable) => `  ${variable.padEnd(width)}  ${meaning[variable] ?? ''}`.trimEnd());
  const asked = items.filter(({ check }) => check.id === 'manual').length;
  return [
    `${name}: ${counted(items.length, 'item')}, ${items.length - asked} by a check, ${asked} by a person`,
    ...parts,
    ...(needed.length === 0 ? [] : ['\nvars that nobody gives yet', ...needed]),
    '',
  ].join('\n');
}

function lineOf({ id, check, level, title, owner, unset, omitted }: Item): string {
  const needs = unset.length === 0 ? '' : `needs ${unset.join(', ')}`;
  const note = omitted === undefined ? needs : `left out: ${omitted}`;
  const more = [owner && `(${owner})`, note && `[${note}]`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return `  ${id.padEnd(8)} ${level.padEnd(5)} ${check.id.padEnd(12)} ${title}${more === '' ? '' : ` ${more}`}`;
}
