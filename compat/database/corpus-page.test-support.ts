import type { Score } from './corpus.test-support.ts';
import { databaseRules } from './rules/index.ts';

/** A page with what was found in real histories, and every difference from the labels by name. */
export function corpusPage(scores: ReadonlyMap<string, Score>): string {
  const all = [...scores];
  const total = (count: (score: Score) => number): number =>
    all.reduce((sum, [, score]) => sum + count(score), 0);
  const found = total((score) => score.found);
  const missed = total((score) => score.missed.length);
  const falseAlarms = total((score) => score.falseAlarms.length);
  return `# What was found in real histories

The migrations of real projects were judged one by one, each as a release of its own, without any query of old code and
without rows. Labels made independently of our rules say which of them break code that names the columns of the schema
before it. A blocker that fails must be such a step, and each such step must have one.

| project | steps | break old code | found | missed | false alarms |
| --- | --- | --- | --- | --- | --- |
${all.map(([project, score]) => row([project, ...numbersOf(score)])).join('\n')}
${row(['all', total((score) => score.steps), found + missed, found, missed, falseAlarms])}

${differences(all)}

## What each rule had to say

How many steps a rule has a finding for. What needs rows and got none is inconclusive.

| rule | level | outcome | ${all.map(([project]) => project).join(' | ')} |
| --- | --- | --- | ${all.map(() => '---').join(' | ')} |
${rulesTable(all)}
`;
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function numbersOf({ steps, found, missed, falseAlarms }: Score): number[] {
  return [steps, found + missed.length, found, missed.length, falseAlarms.length];
}

/** The soak test fails on any, so that each is looked at before it stands on the page. */
function differences(all: readonly (readonly [string, Score])[]): string {
  const lines = all.flatMap(([project, { missed, falseAlarms }]) => [
    ...missed.map((step) => `- ${project} ${step}: missed`),
    ...falseAlarms.map((step) => `- ${project} ${step}: a false alarm`),
  ]);
  return lines.length === 0 ? 'There is no difference from the labels.' : lines.join('\n');
}

function rulesTable(all: readonly (readonly [string, Score])[]): string {
  const names = new Set(all.flatMap(([, { rules }]) => [...rules.keys()]));
  const order = new Map(databaseRules.map(({ id }, i) => [id, i]));
  const place = (name: string): number => order.get(name.split(' ')[0] ?? '') ?? 0;
  return [...names]
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((name) => row([...name.split(' '), ...all.map(([, { rules }]) => rules.get(name) ?? '')]))
    .join('\n');
}
