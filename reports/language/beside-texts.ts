import type { RenderOptions } from '../format.ts';

/** The runs that a page shows beside its own. */
export type Beside = Pick<RenderOptions, 'comparison' | 'trend'>;

/** What the harness said in those runs, each text as the page asks for it. */
export function* besideTexts({ comparison, trend }: Beside): Iterable<string> {
  if (comparison) {
    const { before, after, appeared, changed, gone, gates, rules, notices } = comparison;
    yield* [before.reason, after.reason];
    for (const one of [...appeared, ...changed, ...gone]) {
      yield one.title;
      yield* [one.before, one.after].flatMap((side) => side?.message ?? []);
    }
    for (const gate of gates) {
      yield gate.name;
      yield* [gate.before, gate.after].flatMap((side) => side?.unit ?? []);
    }
    for (const { title } of rules) yield title;
    for (const { message } of notices) yield message;
  }
  if (trend) {
    for (const { reason } of trend.runs) yield reason;
    for (const { name, unit } of trend.gates) yield* [name, unit];
  }
}
