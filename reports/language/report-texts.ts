import type { Evidence } from '../evidence.ts';
import { label } from '../place.ts';
import type { Report } from '../report.ts';
import { isSpoken } from '../wording/spoken-columns.ts';
import type { Result, ResultDraft } from '../result.ts';

/** The sentences and names in a report that the harness said itself, each as the page asks for it. */
export function* reportTexts(report: Report): Iterable<string> {
  yield* some(report.headline);
  for (const { text } of report.reasons) yield text;
  for (const result of report.results) yield* resultTexts(result);
  for (const { name, unit, place } of report.gates) yield* some(name, unit, place && label(place));
  for (const { marks } of report.series ?? []) for (const { reason } of marks) yield* some(reason);
  for (const { title } of report.rules) yield title;
  for (const { reason } of report.sections) yield* some(reason);
  for (const { message } of report.notices) yield message;
  for (const { what, why } of report.truncated) yield* [what, why];
  for (const { title } of report.baseline?.fixed ?? []) yield title;
  for (const { name, columns } of report.tables ?? []) yield* [name, ...columns];
  for (const { change } of report.orders?.edges ?? []) yield* some(change);
  if (report.ledger)
    for (const reasons of [report.ledger.skipped, report.ledger.notSent, report.ledger.setAside])
      yield* Object.keys(reasons);
}

/** What a tool says of one thing; names, values and captured text are in it as holes of the sentences. */
export function* resultTexts(result: ResultDraft & Partial<Pick<Result, 'direction'>>): Iterable<string> {
  const { title, message, why, fix, direction, attempts = [], evidence = [] } = result;
  yield* some(title, message, why, fix, direction);
  for (const { name, unit } of result.measured ?? []) yield* [name, unit];
  for (const { kind } of result.differences ?? []) yield kind;
  for (const { message } of attempts) yield message;
  for (const one of evidence) yield* evidenceTexts(one);
}

function* evidenceTexts(evidence: Evidence): Iterable<string> {
  yield evidence.title;
  if (evidence.kind === 'table') yield* evidence.columns;
  if (evidence.kind === 'pictures') for (const { title } of evidence.pictures) yield title;
}

/** Our own sentences among evidence. What was captured or answered is shown as it was, in every language. */
export function* spokenCells({ results }: Report): Iterable<string> {
  for (const { evidence = [] } of results)
    for (const one of evidence)
      if (one.kind === 'table')
        for (const row of one.rows) yield* row.filter((_, place) => isSpoken(one.columns[place]));
}

function* some(...texts: readonly (string | undefined)[]): Iterable<string> {
  for (const text of texts) if (text !== undefined && text !== '') yield text;
}
