/** The page of all that a checklist can ask: the table of 139 rows, the built-in lists and the checks. */
import { builtInLists, catalogue, checks, type Row } from '../checklist/index.ts';

export function checksPage(): string {
  const rows = catalogue.flatMap((group) => group.rows);
  const asked = rows.filter(({ how }) => 'check' in how).length;
  return `# Checks

${rows.length} things that must be true of a release, distilled from five articles on how releases are done: what asks each, on
which real system the tests of that check ran, and where a person answers, why. A check answers ${asked} of them, a named person
the other ${rows.length - asked}. Written by \`npm run generate\`; do not edit.

How to read the tables:

- **row**: the name of an item in the built-in lists below; a checklist of your own may use it as its \`id\`.
- **when**: the phase of the release in which it is asked (\`seaworthy checklist run LIST --phase preview\`).
- **level**: whether it stands in the way of the release (\`block\`) or is only told (\`warn\`). Until it is known, a \`block\` holds.
- **asked by**: the check, with its parameters further below. \`all-of\` asks several parts.
- **tested on**: real systems that the check's tests start and ask. "By specified replies" means that the system could not be run
  for the tests: a small server answers as its public documentation says, so try it on yours first. "Examples" are facts with the
  outcome that they must give, all of them in [rules.md](rules.md). "Reports of the tools" are those that \`seaworthy compat\`,
  \`replay\` and \`capture\` write.

Whole releases on real systems, with faults that must be caught, are in [lab.md](lab.md).

${catalogue.map(({ title, rows: own }) => groupOf(title, own)).join('\n')}
## Built-in lists

A checklist takes one with \`extends: seaworthy:NAME\`, gives its variables under \`vars\`, and changes or leaves out items under
\`adjust\`. \`seaworthy checklist show seaworthy:NAME\` lists its items.

| list | items | for |
| --- | --- | --- |
${builtInLists.map(({ name, title, items }) => `| \`seaworthy:${name}\` | ${items.length} | ${title} |`).join('\n')}

## Every check

| check | asks | changes something |
| --- | --- | --- |
${checks.map((check) => `| [\`${check.id}\`](#${check.id}) | ${check.question} | ${check.acts === undefined ? 'no' : 'yes, with --allow-act'} |`).join('\n')}

${checks.map(checkSection).join('\n')}`;
}

function groupOf(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ id, title: must, phase, level, how }) => {
    const answer = 'check' in how ? `${askedBy(how)} | ${how.testedOn}` : `a person | ${how.because}`;
    return `| ${id} | ${must} | ${phase} | ${level} | ${answer} |`;
  });
  return `## ${title}

| row | what must be true | when | level | asked by | tested on, or why a person |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

/** The check, and with `all-of` those that it joins. */
function askedBy({ check, with: given }: Extract<Row['how'], { check: unknown }>): string {
  const parts = (given?.['parts'] ?? []) as readonly { readonly check: string }[];
  const joined = [...new Set(parts.map((part) => linkTo(part.check)))].join(', ');
  return linkTo(check ?? '') + (joined === '' ? '' : `: ${joined}`);
}

function linkTo(check: string): string {
  return `[\`${check}\`](#${check})`;
}

function checkSection({ id, question, why, remedy, params }: (typeof checks)[number]): string {
  const members = Object.entries((params['properties'] ?? {}) as Record<string, { description?: string }>);
  const required = (params['required'] as readonly string[] | undefined) ?? [];
  const lines = members.map(
    ([name, { description = '' }]) =>
      `| \`${name}\` | ${required.includes(name) ? 'yes' : ''} | ${description.replaceAll('|', '\\|')} |`,
  );
  const table =
    lines.length === 0 ? '' : `\n| parameter | required | |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
  return `### ${id}

**${question}** ${why} ${remedy} [Examples](rules.md#${id})
${table}`;
}
