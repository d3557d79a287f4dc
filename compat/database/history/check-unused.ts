/** Asks the history whether named things may be removed. */
import { HarnessError, recordsName, ReportBuilder } from '../../../reports/index.ts';
import type { Report, ResultDraft, RunContext, Subject } from '../../../reports/index.ts';
import { answerText } from './answer-text.ts';
import { askHistory } from './last-use.ts';
import type { ReleaseHistory } from './last-use.ts';
import { keysIn, keysNamed } from './object-key.ts';
import { openHistory } from './release-store.ts';

export interface CheckUnusedOptions {
  readonly subject: Subject;
  /** Folder or `postgres://` URL of the history. */
  readonly history: string;
  /** `orders`, `orders.note`, `mood.sad`, `twice(integer)`; the schema first where it is not `public`. */
  readonly objects: readonly string[];
  /** How many releases in a row must have done without it; default 2. */
  readonly unusedReleases?: number;
}

const rule = {
  id: 'unused-in-history',
  title: 'What is to go was not used by recent releases',
  level: 'block',
} as const;

/**
 * One result for each thing: a blocker fails where a recent release used it, and holds where the history
 * cannot tell.
 *
 * @throws {HarnessError} `usage` for a name that no recorded release knows; `store-failed` for the history;
 *   `nothing-selected` when it is empty.
 */
export async function checkUnused(options: CheckUnusedOptions, context: RunContext): Promise<Report> {
  const { subject, history: place, objects, unusedReleases = 2 } = options;
  const startedAt = context.now();
  const history = await openHistory(place, unusedReleases);
  const { releases } = history;
  if (releases.length === 0) {
    throw new HarnessError('nothing-selected', {
      what: 'No release is recorded.',
      where: recordsName(place),
      todo: 'Record each release with `seaworthy history record`.',
    });
  }
  const known = new Set(releases.flatMap(({ catalog }) => [...keysIn(catalog)]));
  const builder = new ReportBuilder({ tool: 'compat', subject, startedAt });
  const keys = objects.flatMap((name) => knownKeys(name, known));
  builder.examined(rule, keys.length);
  for (const key of keys) {
    const result = resultOf(key, history);
    builder.add(result);
    // what passes is not shown at a glance, and here it is the answer
    if (result.outcome === 'pass') builder.notice({ kind: 'info', message: result.message });
  }
  return builder.close({ endedAt: context.now(), interrupted: context.signal.aborted });
}

function knownKeys(name: string, known: ReadonlySet<string>): string[] {
  const keys = keysNamed(name).filter((key) => known.has(key));
  if (keys.length > 0) return keys;
  throw new HarnessError('usage', {
    what: `No recorded release knows ${name}.`,
    todo: 'Write orders, orders.note, mood.sad or twice(integer); `seaworthy history show` lists the releases.',
  });
}

function resultOf(key: string, history: ReleaseHistory): ResultDraft {
  const answer = askHistory(history, key);
  const outcome = { unused: 'pass', used: 'fail', unknown: 'inconclusive' } as const;
  return {
    tool: 'compat',
    rule: rule.id,
    key,
    outcome: outcome[answer.result],
    level: rule.level,
    title: rule.title,
    message: `${key.replace(':', ' ')}: ${answerText(answer)}.`,
    places: [key],
    fix: 'Release code that does without it, record these releases, and remove it then.',
  };
}
