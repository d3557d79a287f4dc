import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommitGround, SessionContext } from '../checklist/index.ts';
import { configuredSwitch, runAction } from '../checklist/session/configured-switch.ts';
import { bindingOf } from '../checklist/tree.ts';
import { checkPart, headlineIn, openReport, type Report, type Subject } from '../reports/index.ts';
import type { Config, SessionConfig } from './config/config.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { personOf } from './person.ts';
import { recordsAt } from './records.ts';
import { subjectAt } from './subject.ts';

type Env = Readonly<Record<string, string | undefined>>;
const dayMs = 86_400_000;

export interface SessionFlags {
  readonly config?: string | undefined;
  readonly records?: string | undefined;
  readonly service?: string | undefined;
  readonly who?: string | undefined;
}

/** What the steps of a session need, from the config where there is one. */
export interface SessionDesk {
  readonly context: SessionContext;
  readonly settings: SessionConfig;
  readonly subject: Subject;
  readonly holdMs: number;
  /** What the session is bound to; undefined outside of git or with files that are not committed. */
  boundTo(): Promise<string | undefined>;
  /** What speaks for and against a commit: the newest report of the gate. */
  ground(file: string | undefined): Promise<CommitGround>;
}

export async function sessionAt(
  flags: SessionFlags,
  around: { readonly cwd: string; readonly env: Env; readonly signal: AbortSignal; now(): Date },
): Promise<SessionDesk> {
  const { cwd, env, signal } = around;
  const file = flags.config ?? findConfig(cwd);
  const loaded = file === undefined ? undefined : await loadConfig({ cwd, env, file });
  const folder = loaded?.folder ?? cwd;
  const settings = loaded?.config.session ?? {};
  const subject = await subjectAt({ cwd: folder, env, service: flags.service ?? loaded?.config.service });
  const place = { cwd: folder, env };
  const { announce } = settings;
  return {
    settings,
    subject,
    holdMs: settings.holdMs ?? dayMs,
    boundTo: () =>
      bindingOf({ cwd: folder, artifact: loaded?.config.checklist?.artifact }).catch(() => undefined),
    ground: async (report) =>
      groundOf(reportFile(report, loaded?.config, { cwd, folder }), {
        subject,
        maxAgeMs: settings.maxAgeMs ?? dayMs,
        now: around.now(),
      }),
    context: {
      store: recordsAt(flags.records ?? loaded?.config.records, flags.records === undefined ? folder : cwd),
      folder: join(folder, '.seaworthy'),
      service: subject.service,
      who: (await personOf({ who: flags.who, cwd: folder, env })).who,
      switch: configuredSwitch(settings, place),
      snapshots: settings.snapshots ?? [],
      ...place,
      signal,
      now: () => around.now(),
      ...(announce && {
        announce: async (text: string) => {
          const { ok, what, said } = await runAction(announce, { text }, { ...place, signal });
          return ok ? `told by ${what}` : `could not be told by ${what}: ${said}`;
        },
      }),
    },
  };
}

function reportFile(
  named: string | undefined,
  config: Config | undefined,
  { cwd, folder }: { cwd: string; folder: string },
): string {
  if (named !== undefined) return resolve(cwd, named);
  return resolve(
    folder,
    config?.session?.report ?? join(config?.output ?? 'seaworthy-report', 'report.json'),
  );
}

async function groundOf(
  file: string,
  { subject, maxAgeMs, now }: { subject: Subject; maxAgeMs: number; now: Date },
): Promise<CommitGround> {
  if (!existsSync(file)) return { objection: `there is no report of the gate, ${file}` };
  let report: Report;
  try {
    ({ report } = await openReport(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { objection: `the report of the gate cannot be read: ${why.replace(/\.$/, '')}` };
  }
  const part = checkPart(report, subject, maxAgeMs, now);
  if (!part.ok) return { report, objection: part.reason };
  if (report.verdict !== 'go')
    return {
      report,
      objection: `the verdict is ${report.verdict}: ${headlineIn(report)}`,
    };
  return { report };
}
