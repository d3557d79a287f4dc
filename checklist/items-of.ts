import type { Check } from './check.ts';
import { checks } from './checks/index.ts';
import { durationMs } from './duration.ts';
import type { Item } from './item.ts';
import { problemsOf, refuse, suggestion, within, type Problem } from './problem.ts';
import { itemSchema, type WrittenItem } from './schema.ts';
import { validatorOf } from './validator.ts';
import { fillVariables } from './variables.ts';
import type { Path, Source } from './yaml-source.ts';

/** An item as it was written, adjusted, with where that stands. */
export interface Entry {
  readonly item: unknown;
  readonly source: Source;
  readonly path: Path;
  /** Where its parameters stand, when another list gave them. */
  readonly params?: { readonly source: Source; readonly path: Path };
  readonly service?: string;
  readonly omitted?: string;
}

/**
 * The items, proved and with defaults. Every problem of a file is told at once.
 *
 * @throws {HarnessError} `checklist-unreadable`
 */
export function itemsOf(entries: readonly Entry[], vars: Readonly<Record<string, unknown>>): Item[] {
  const problems = entries.flatMap((entry) => problemsIn(entry, vars));
  for (const source of new Set(problems.map((found) => found.source))) {
    refuse(
      source,
      problems.filter((found) => found.source === source).map(({ problem }) => problem),
    );
  }
  return entries.map((entry) => toItem(entry, vars));
}

interface FoundProblem {
  readonly source: Source;
  readonly problem: Problem;
}

function problemsIn(entry: Entry, vars: Readonly<Record<string, unknown>>): FoundProblem[] {
  const { item: data, source, path } = entry;
  const id = (data as { id?: unknown } | null)?.id;
  const name = typeof id === 'string' ? `item ${id}` : `item number ${Number(path[1]) + 1}`;
  const found = (problems: readonly Problem[], at: { source: Source } = { source }): FoundProblem[] =>
    problems.map((problem) => ({ source: at.source, problem }));
  const shape = problemsOf(validatorOf(itemSchema), data);
  if (shape.length > 0) return found(within(path, name, shape));
  const item = data as WrittenItem;
  const check = findCheck(item.check);
  if (check === undefined) {
    const known = checks.map((each) => each.id);
    const text = `${name}: unknown check "${item.check}", ${suggestion(item.check, known)}`;
    return found([{ path: [...path, 'check'], text }]);
  }
  const params = fillVariables(item.with ?? {}, vars);
  if (params.unset.length > 0 || entry.omitted !== undefined) return [];
  const at = entry.params ?? { source, path: [...path, 'with'] };
  return found(within(at.path, `${name}, parameters of ${check.id}`, paramProblems(check, params.value)), at);
}

/** What is wrong with parameters, by shape first, then by sense. */
export function paramProblems(check: Check, params: Record<string, unknown>): readonly Problem[] {
  const shape = problemsOf(validatorOf(check.params), params);
  if (shape.length > 0) return shape;
  return (check.problems?.(params) ?? []).map(({ path, problem }) => ({ path, text: problem }));
}

function findCheck(id: string): Check | undefined {
  return checks.find((check) => check.id === id);
}

function toItem(
  { item, source, path, service: ofList, omitted }: Entry,
  vars: Readonly<Record<string, unknown>>,
): Item {
  const written = item as WrittenItem;
  const check = findCheck(written.check);
  if (check === undefined) throw new Error(`no check ${written.check}`);
  const { id, when, owner, enableLater } = written;
  const { value: params, unset } = fillVariables(written.with ?? {}, vars);
  const service = written.service ?? ofList;
  return {
    id,
    check,
    params,
    unset,
    title: written.title ?? check.question,
    phase: written.phase ?? 'before',
    level: written.level ?? 'block',
    needs: written.needs ?? [],
    timeoutMs: durationMs(written.timeout ?? '30s'),
    retries: written.retries ?? 0,
    ...(owner === undefined ? {} : { owner }),
    ...(service === undefined ? {} : { service }),
    ...(enableLater === undefined ? {} : { enableLater }),
    ...(omitted === undefined ? {} : { omitted }),
    ...(when === undefined ? {} : { when: { services: [], strategies: [], changes: [], ...when } }),
    source: { file: source.name, line: source.lineOf(path) },
  };
}
