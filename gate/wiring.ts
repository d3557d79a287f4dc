/** From the config to the options of each tool: paths become absolute, groups and hosts go where they belong. */
import { isAbsolute, join } from 'node:path';
import { captureAt } from '../capture/capture-paths.ts';
import type { ChecklistOptions } from '../checklist/index.ts';
import type {
  CompatApiOptions,
  CompatConfigOptions,
  CompatContractsOptions,
  CompatDatabaseOptions,
} from '../compat/index.ts';
import { placeQuerySpec } from '../compat/database/queries/query-spec.ts';
import type { GroupOptions, ReplayOptions } from '../replay/index.ts';
import { HarnessError, nearPath, type BlobStore, type Subject } from '../reports/index.ts';
import { callersOf } from './callers.ts';
import type { Config } from './config/config.ts';
import { recordsPlace } from './records.ts';

/** What the config does not hold. */
export interface Wires {
  readonly folder: string;
  readonly output: string;
  readonly subject: Subject;
  readonly blobs?: BlobStore;
}

/** @throws {HarnessError} `config-unusable` when the config has no groups. */
export function replayOptions(config: Config, wires: Wires): ReplayOptions {
  const { groups, replay } = config;
  if (groups === undefined || replay === undefined) {
    throw new HarnessError('config-unusable', {
      what: 'A replay needs "groups" and "replay" in the config.',
      todo: 'Name the URLs of the stable and the preview group, and the capture files.',
    });
  }
  return {
    stopFile: join(wires.output, 'stop'),
    ...replay,
    capture: replay.capture.map((name) => captureAt(wires.folder, name)),
    approvedRoutes: approvedAt(wires.folder, replay.approvedRoutes),
    openApi: replay.openApi?.map((file) => at(wires.folder, file)),
    subject: wires.subject,
    stable: groupAt(wires.folder, groups.stable),
    preview: groupAt(wires.folder, groups.preview),
    attest: config.attest,
    version: config.version,
    ...(config.allowedHosts && { allowedHosts: allowedHosts(config) }),
    blobs: wires.blobs,
  };
}

function groupAt(folder: string, { tls, ...group }: GroupOptions): GroupOptions {
  if (tls === undefined) return group;
  const placed = (['ca', 'cert', 'key'] as const).flatMap((name) =>
    tls[name] === undefined ? [] : [[name, at(folder, tls[name])]],
  );
  return { ...group, tls: { ...tls, ...Object.fromEntries(placed) } };
}

/** A list in the config is taken as it is. */
function approvedAt(
  folder: string,
  approved: ReplayOptions['approvedRoutes'],
): ReplayOptions['approvedRoutes'] {
  return typeof approved === 'string' ? at(folder, approved) : approved;
}

export function databaseOptions(config: Config, wires: Wires): CompatDatabaseOptions | undefined {
  const database = config.compat?.database;
  return (
    database && {
      ...database,
      baseline: database.baseline && sourceAt(wires.folder, database.baseline),
      candidate: sourceAt(wires.folder, database.candidate),
      queries: querySources(wires.folder, database.queries),
      newQueries: querySources(wires.folder, database.newQueries),
      data: database.data && at(wires.folder, database.data),
      newData: database.newData && at(wires.folder, database.newData),
      history: database.history && recordsPlace(database.history, wires.folder),
      subject: wires.subject,
    }
  );
}

export function apiOptions(config: Config, wires: Wires): readonly CompatApiOptions[] {
  return (config.compat?.api ?? []).map((api) => ({
    ...api,
    baseline: sourceAt(wires.folder, api.baseline),
    candidate: sourceAt(wires.folder, api.candidate),
    capture: api.capture?.map((name) => captureAt(wires.folder, name)),
    replayed: api.replayed?.map((file) => at(wires.folder, file)),
    consumers: api.consumers && at(wires.folder, api.consumers),
    history: recordsPlace(api.history ?? config.records, wires.folder),
    callers: callersOf(wires.subject.service, config.services),
    subject: wires.subject,
  }));
}

export function contractOptions(config: Config, wires: Wires): readonly CompatContractsOptions[] {
  return (config.compat?.contracts ?? []).map((contract) => ({
    ...contract,
    baseline: sourceAt(wires.folder, contract.baseline),
    history: recordsPlace(contract.history ?? config.records, wires.folder),
    candidate: sourceAt(wires.folder, contract.candidate),
    ...(contract.against && { against: contract.against.map((one) => sourceAt(wires.folder, one)) }),
    callers: callersOf(wires.subject.service, config.services),
    subject: wires.subject,
  }));
}

export function configurationOptions(config: Config, wires: Wires): readonly CompatConfigOptions[] {
  return (config.compat?.config ?? []).map((one) => {
    const places = [
      'oldCode',
      'newCode',
      'oldEnvironment',
      'environment',
      'oldDeclared',
      'declared',
    ] as const;
    const placed = places.flatMap((name) =>
      one[name] === undefined ? [] : [[name, sourceAt(wires.folder, one[name])]],
    );
    const groups = Object.entries(one.groups ?? {}).map(([name, spec]) => [
      name,
      sourceAt(wires.folder, spec),
    ]);
    return {
      ...one,
      ...Object.fromEntries(placed),
      groups: Object.fromEntries(groups),
      subject: wires.subject,
    };
  });
}

/** The hosts that checks may call: the groups' own and those named besides. */
export function allowedHosts({ groups, allowedHosts = [] }: Config): readonly string[] {
  const own =
    groups === undefined ? [] : [groups.stable.url, groups.preview.url].map((url) => new URL(url).host);
  return [...new Set([...own, ...allowedHosts])];
}

export type ChecklistWires = Pick<
  ChecklistOptions,
  'store' | 'ci' | 'env' | 'boundTo' | 'authors' | 'untrusted' | 'readText'
>;

/** @throws {HarnessError} `config-unusable` when the config has no checklist. */
export function checklistOptions(config: Config, wires: Wires, more: ChecklistWires): ChecklistOptions {
  if (config.checklist === undefined) {
    throw new HarnessError('config-unusable', {
      what: 'The config has no "checklist".',
      todo: 'Add one with a file.',
    });
  }
  const { file, artifact: _artifact, ...settings } = config.checklist;
  return {
    ...settings,
    ...more,
    file,
    services: config.services,
    ...(more.untrusted === true ? { allowCommands: false, allowShell: false, allowActs: false } : {}),
    allowedHosts: allowedHosts(config),
    subject: wires.subject,
    cwd: wires.folder,
    blobs: wires.blobs,
  };
}

function at(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function querySources(
  folder: string,
  specs: CompatDatabaseOptions['queries'],
): CompatDatabaseOptions['queries'] {
  const placed = (spec: string): string => placeQuerySpec(spec, (path) => sourceAt(folder, path));
  return typeof specs === 'string' ? placed(specs) : specs?.map(placed);
}

/** Also the path inside `git:REVISION:PATH`; the tool finds the repository around it. */
function sourceAt(folder: string, spec: string): string {
  const [, revision, path] = /^(git:[^:]+:)(.+)$/s.exec(spec) ?? [];
  if (revision !== undefined && path !== undefined) return revision + at(folder, path);
  return /^(?:git:|history:|\w+:\/\/)/.test(spec) ? spec : nearPath(at(folder, spec));
}
