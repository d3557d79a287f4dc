import type { InitOutcome } from '../gate/init/init.ts';
import type { Proposal } from '../gate/init/detector.ts';

/** What `init` saw, what it wrote, and what is left to do. */
export function renderInit(outcome: InitOutcome): string {
  const { found, news, missing, written, checklistFile, configFile } = outcome;
  const { items, outdated, comparisons } = news;
  const verb = written.includes(checklistFile) ? 'Added to' : 'New for';
  const late = outdated.map(
    ({ proposal: { id, file, line }, lacks }) => `  ${id}  lacks ${lacks.join(', ')}  (${file}:${line})`,
  );
  const isInNewConfig = missing.length === 0 && comparisons.length > 0;
  const compared = isInNewConfig ? [`Compared by ${configFile}:`, ...rows(comparisons)] : [];
  const count = found.proposals.length;
  const parts = [
    [`Looked at ${found.service}: ${count} ${count === 1 ? 'thing' : 'things'} that a release should check.`],
    items.length === 0 ? [] : [`${verb} ${checklistFile}:`, ...rows(items)],
    late.length === 0 ? [] : [`To be changed by you in ${checklistFile}:`, ...late],
    compared,
    settings(outcome),
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
function settings({ missing, configFile }: InitOutcome): string[] {
  return missing.flatMap(({ section, isThere, text }) => [
    `To be added by you ${isThere ? `below "${section}" in` : 'to'} ${configFile}:`,
    ...text.trimEnd().split('\n'),
  ]);
}

function ending({ news, missing, written, checklistFile }: InitOutcome): string {
  if (written.length > 0) {
    return `Wrote ${written.join(' and ')}.

Next:
  1. Read what was written; fill in what stands as a comment.
  2. seaworthy checklist show ${checklistFile}   lists the variables that it still needs
  3. seaworthy gate --stage pr      judges what needs no preview group
  4. seaworthy gate --stage ship    judges everything before the switch`;
  }
  const { items, comparisons, outdated } = news;
  return items.length + comparisons.length + outdated.length + missing.length === 0
    ? `Nothing is new: ${checklistFile} speaks of all of it.`
    : 'Wrote nothing.';
}
