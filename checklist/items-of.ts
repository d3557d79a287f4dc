import type { Check } from './check.ts';
import { checks } from './checks/index.ts';
import { durationMs } from './duration.ts';
import type { Item } from './item.ts';
import { problemsOf, refuse, suggestion, within, type Problem } from './problem.ts';
import { itemSchema, validatorOf, type WrittenFile, type WrittenItem } from './schema.ts';
import type { Path, Source } from './yaml-source.ts';

/** The items that a file writes, proved and with defaults. Every problem of the file is told at once. */
export function itemsOf(source: Source, file: WrittenFile): Item[] {
  refuse(
    source,
    file.items.flatMap((item, index) => problemsIn(item, ['items', index])),
  );
  return file.items.map((item, index) => toItem(item as WrittenItem, file, source, index));
}

function problemsIn(data: unknown, path: Path): Problem[] {
  const id = (data as { id?: unknown } | null)?.id;
  const name = typeof id === 'string' ? `item ${id}` : `item number ${Number(path[1]) + 1}`;
  const shape = problemsOf(validatorOf(itemSchema), data);
  if (shape.length > 0) return within(path, name, shape);
  const item = data as WrittenItem;
  const check = findCheck(item.check);
  if (check === undefined) {
    const known = checks.map(({ id }) => id);
    const text = `${name}: unknown check "${item.check}", ${suggestion(item.check, known)}`;
    return [{ path: [...path, 'check'], text }];
  }
  return within(
    [...path, 'with'],
    `${name}, parameters of ${check.id}`,
    paramProblems(check, item.with ?? {}),
  );
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

function toItem(written: WrittenItem, file: WrittenFile, source: Source, index: number): Item {
  const check = findCheck(written.check);
  if (check === undefined) throw new Error(`no check ${written.check}`);
  const { id, when, with: params = {}, owner, enableLater } = written;
  const service = written.service ?? file.service;
  return {
    id,
    check,
    params,
    title: written.title ?? check.question,
    phase: written.phase ?? 'before',
    level: written.level ?? 'block',
    needs: written.needs ?? [],
    timeoutMs: durationMs(written.timeout ?? '30s'),
    retries: written.retries ?? 0,
    ...(owner === undefined ? {} : { owner }),
    ...(service === undefined ? {} : { service }),
    ...(enableLater === undefined ? {} : { enableLater }),
    ...(when === undefined
      ? {}
      : { when: { services: when.services ?? [], strategies: when.strategies ?? [] } }),
    source: { file: source.name, line: source.lineOf(['items', index]) },
  };
}
