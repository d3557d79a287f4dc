import {
  HarnessError,
  ReportBuilder,
  type BlobStore,
  type RecordStore,
  type Report,
  type RunContext,
  type Stage,
  type Subject,
} from '../reports/index.ts';
import type { Surroundings } from './check-context.ts';
import { draftOf } from './draft-of.ts';
import type { ItemRun } from './item-run.ts';
import type { Checklist, Item, Phase } from './item.ts';
import { readChecklistData, readChecklistFile } from './read-checklist.ts';
import { runItems } from './run-items.ts';
import { exemptionOf, select } from './selection.ts';

/** What to run, and what it may do. */
export interface ChecklistOptions {
  readonly subject: Subject;
  /** YAML or JSON file with the items, relative to `cwd`. Either this or `data`. */
  readonly file?: string;
  /** The same as data. */
  readonly data?: unknown;
  /**
   * Gives the text of the checklist and of what it extends, undefined for a file that is not there. Default:
   * from disk. A run that judges a stranger's change reads them from the base revision this way.
   */
  readText?(path: string): Promise<string | undefined>;
  /** Only items of these phases. Default: all. */
  readonly phases?: readonly Phase[];
  /** Only these items, by id. Default: all. */
  readonly only?: readonly string[];
  /** The kinds of change in this release, for items that count only for some. Default: unknown, so that all count. */
  readonly changes?: readonly string[];
  /** Lets checks change something outside, as they declare it. Default: false. */
  readonly allowActs?: boolean;
  /** What attestations must be bound to. Default: the git tree of `cwd`, found when it is asked for. */
  readonly boundTo?: string;
  /** Where attestations are. Default: none, so that manual items stay pending. */
  readonly store?: RecordStore;
  /** Lets items of check `command` run programs. Default: false. */
  readonly allowCommands?: boolean;
  /** Lets them pass a line to the shell as well. Default: false. */
  readonly allowShell?: boolean;
  /** The change comes from a stranger: no commands, no file outside `cwd`, no host but `allowedHosts` and loopback. Default: false. */
  readonly untrusted?: boolean;
  /** Hosts that may be called beside those which items name themselves. `host` or `host:port`. Default: none. */
  readonly allowedHosts?: readonly string[];
  /** Lets an attestation whose name was typed by hand satisfy a blocker in CI. Default: false. */
  readonly acceptClaimed?: boolean;
  /** Who wrote the change; they may not attest it. Default: unknown. */
  readonly authors?: readonly string[];
  /** Who calls whom, for items of check `order` that bring no graph. Default: none. */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** Finished reports of other tools about the same content, for items of check `order`. Default: none. */
  readonly reports?: readonly Report[];
  /** True in CI: typed names do not count. */
  readonly ci: boolean;
  /** For `${env:NAME}` in parameters. Values taken from it are hidden in the report. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Items that run at the same time. Default: 4. */
  readonly concurrency?: number;
  readonly stage?: Stage;
  readonly blobs?: BlobStore;
}

/**
 * Runs a checklist and reports one result for each selected item. A check that breaks is an `error`, the
 * others go on. After an abort the report is partial.
 *
 * @throws {HarnessError} `nothing-selected`; `input-unreadable` and `checklist-unreadable` as in reading.
 */
export async function runChecklist(options: ChecklistOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const checklist = await read(options);
  const items = select(checklist, options);
  const around = surroundingsOf(options, context);
  const { tool, subject, stage, blobs } = { tool: 'checklist' as const, ...options };
  const builder = new ReportBuilder({ tool, subject, stage, startedAt, blobs });
  const runs = await runItems(
    items,
    {
      around,
      concurrency: options.concurrency ?? 4,
      exemption: (item) => exemptionOf(item, { subject, changes: options.changes, now: context.now() }),
    },
    context,
  );
  for (const run of runs) addRun(builder, run);
  sayUnjudgedNeeds(builder, items);
  return builder.close({
    endedAt: context.now(),
    interrupted: context.signal.aborted || runs.some(({ notRun }) => notRun === 'interrupted'),
  });
}

async function read(options: ChecklistOptions): Promise<Checklist> {
  const { file, data } = options;
  if (file !== undefined) return readChecklistFile(file, options);
  if (data !== undefined) return readChecklistData(data, options);
  throw new HarnessError('usage', { what: 'No checklist is named.', todo: 'Give a file or data.' });
}

function surroundingsOf(options: ChecklistOptions, context: RunContext): Surroundings {
  const { untrusted = false } = options;
  return {
    subject: options.subject,
    cwd: options.cwd,
    env: options.env,
    ci: options.ci,
    untrusted,
    allowCommands: (options.allowCommands ?? false) && !untrusted,
    allowShell: (options.allowShell ?? false) && !untrusted,
    allowActs: (options.allowActs ?? false) && !untrusted,
    allowedHosts: options.allowedHosts ?? [],
    acceptClaimed: options.acceptClaimed ?? false,
    authors: options.authors ?? [],
    store: options.store,
    boundTo: options.boundTo,
    services: options.services,
    reports: options.reports,
    now: () => context.now(),
  };
}

function addRun(builder: ReportBuilder, run: ItemRun): void {
  const { item, judgement, attempts } = run;
  const ran = run.notRun === undefined;
  builder.examined({ id: item.check.id, title: item.check.question, level: 'block' }, ran ? 1 : 0);
  builder.add(draftOf(run));
  if (judgement.orders) builder.attach({ orders: judgement.orders });
  if (judgement.outcome === 'pass' && attempts.length > 1) {
    const message = `${item.id} passed only at attempt ${attempts.length} of ${item.retries + 1}.`;
    builder.notice({ kind: 'tool-fault', message });
  }
}

function sayUnjudgedNeeds(builder: ReportBuilder, items: readonly Item[]): void {
  const selected = new Set(items.map(({ id }) => id));
  for (const { id, needs } of items) {
    const absent = needs.filter((need) => !selected.has(need));
    if (absent.length > 0) {
      const message = `${id} needs ${absent.join(', ')}, not selected in this run and so not judged here.`;
      builder.notice({ kind: 'info', message });
    }
  }
}
