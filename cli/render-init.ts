import { stringify } from 'yaml';
import { pairOf } from '../gate/init/config-text.ts';
import type { InitOutcome } from '../gate/init/init.ts';
import type { Proposal } from '../gate/init/detector.ts';

/** What `init` saw, what it wrote, and what is left to do. */
export function renderInit(outcome: InitOutcome): string {
  const { found, news, written, checklistFile } = outcome;
  const { items, outdated } = news;
  const verb = written.includes(checklistFile) ? 'Added to' : 'New for';
  const late = outdated.map(
    ({ proposal: { id, file, line }, lacks }) => `  ${id}  lacks ${lacks.join(', ')}  (${file}:${line})`,
  );
  const count = found.proposals.length;
  const parts = [
    [`Looked at ${found.service}: ${count} ${count === 1 ? 'thing' : 'things'} that a release should check.`],
    items.length === 0 ? [] : [`${verb} ${checklistFile}:`, ...rows(items)],
    late.length === 0 ? [] : [`To be changed by you in ${checklistFile}:`, ...late],
    comparisons(outcome),
    [ending(outcome)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function rows(proposals: readonly Proposal[]): string[] {
  const width = Math.max(...proposals.map(({ id }) => id.length));
  return proposals.map(
    ({ id, file, line, item, compare }) =>
      `  ${id.padEnd(width)}  ${item?.title ?? `compared as ${compare?.as ?? ''}`}  (${file}:${line})`,
  );
}

/** The config is written once; later it belongs to its owner, who gets the lines to paste. */
function comparisons({ found, news, written, configFile }: InitOutcome): string[] {
  if (news.comparisons.length === 0) return [];
  if (written.includes(configFile)) return [`Compared by ${configFile}:`, ...rows(news.comparisons)];
  const lines = news.comparisons.flatMap(({ compare }) => {
    if (compare === undefined) return [];
    const pair = pairOf(compare, found.git);
    return stringify({ [compare.as]: compare.as === 'database' ? pair : [pair] }, { lineWidth: 0 })
      .trimEnd()
      .split('\n');
  });
  return [`To be added by you to "compat" in ${configFile}:`, ...lines.map((line) => `  ${line}`)];
}

function ending({ news, written, checklistFile }: InitOutcome): string {
  const { items, comparisons: pairs, outdated } = news;
  if (written.length > 0) {
    return `Wrote ${written.join(' and ')}.

Next:
  1. Read what was written; fill in what stands as a comment.
  2. seaworthy checklist show ${checklistFile}   lists the variables that it still needs
  3. seaworthy gate --stage pr      judges what needs no preview group
  4. seaworthy gate --stage ship    judges everything before the switch`;
  }
  return items.length + pairs.length + outdated.length === 0
    ? `Nothing is new: ${checklistFile} speaks of all of it.`
    : 'Wrote nothing.';
}
