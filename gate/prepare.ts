import { resolve } from 'node:path';
import {
  memoryBlobs,
  readReport,
  readWaivers,
  type BlobStore,
  type Report,
  type ResultDraft,
  type Stage,
  type Subject,
  type Waiver,
} from '../reports/index.ts';
import type { Config } from './config/config.ts';
import { loadConfig, type LoadedConfig } from './config/load.ts';
import { baseFrom, comesFromFork, policyAt, policyChanges, type Policy } from './policy.ts';
import { subjectOf } from './subject.ts';

export interface GateOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly ci: boolean;
  /** Config file. Default: the nearest. */
  readonly config?: string;
  /** Default: `ship`. */
  readonly stage?: Stage;
  /** Stored reports to take instead of running their tools. */
  readonly with?: readonly string[];
  /** Oldest stored report that counts. Default: 24 h. */
  readonly maxAgeMs?: number;
  /** Policy comes from the base revision. Default: true for forks in CI. */
  readonly untrusted?: boolean;
  readonly base?: string;
  /** Output folder. Default: from the config, else `seaworthy-report` beside it. */
  readonly output?: string;
}

/** A gate that is ready to run: everything that was read before anything acts. */
export interface GatePlan {
  readonly options: GateOptions;
  readonly config: Config;
  readonly folder: string;
  readonly output: string;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly blobs: BlobStore;
  /** Where policy files are read in an untrusted run; undefined in a trusted one. */
  readonly policy?: Policy;
  readonly waivers: readonly Waiver[];
  readonly baseline?: Report;
  readonly policyDrafts: readonly ResultDraft[];
}

/** @throws {HarnessError} `config-unusable`, `report-unreadable` when something the gate needs cannot be read. */
export async function prepareGate(options: GateOptions): Promise<GatePlan> {
  const { cwd, env } = options;
  const untrusted = options.untrusted ?? (options.ci && comesFromFork(env));
  const policy = untrusted ? await policyAt(options.base ?? baseFrom(env), cwd) : undefined;
  const loaded = await loadConfig({
    cwd,
    env,
    file: options.config,
    textOf: policy && ((file) => policy.textOf(file)),
  });
  const { config, folder } = loaded;
  const output = resolve(
    options.output === undefined ? folder : cwd,
    options.output ?? config.output ?? 'seaworthy-report',
  );
  return {
    options,
    config,
    folder,
    output,
    stage: options.stage ?? 'ship',
    subject: await subjectOf(config, folder),
    blobs: memoryBlobs(),
    policy,
    waivers: await waiversOf(loaded, policy),
    baseline: config.baseline === undefined ? undefined : await readReport(resolve(folder, config.baseline)),
    policyDrafts: policy === undefined ? [] : await policyChanges(policy, policyFiles(loaded), folder),
  };
}

async function waiversOf(
  { config, folder }: LoadedConfig,
  policy: Policy | undefined,
): Promise<readonly Waiver[]> {
  const { waivers } = config;
  if (waivers === undefined) return [];
  if (typeof waivers !== 'string') return readWaivers(waivers, 'the config');
  const { waiversOfFile } = await import('./waivers.ts');
  const file = resolve(folder, waivers);
  return policy === undefined
    ? waiversOfFile(file)
    : waiversOfFile(file, (await policy.textOf(file)) ?? '[]');
}

/** What a pull request must not loosen unseen. */
function policyFiles({ config, file, folder }: LoadedConfig): readonly string[] {
  const named = [config.checklist?.file, config.waivers, config.replay?.approvedRoutes];
  return [file, ...named.filter((path) => typeof path === 'string').map((path) => resolve(folder, path))];
}
