/** Who calls whom, by what is declared, what a registry knows and what traces show. */
import { resolve } from 'node:path';
import { readReport, type Report } from '../../reports/index.ts';
import { lookAt } from '../adapters/file-facts.ts';
import { withStore } from '../adapters/coordination/index.ts';
import { dubboCalls } from '../adapters/registry/dubbo-calls.ts';
import { dubboServices } from '../adapters/registry/dubbo-services.ts';
import { tracedCalls } from '../adapters/traces/index.ts';
import type { CheckContext } from '../check-context.ts';
import { distinctCalls, type Call } from './call.ts';
import type { Graph } from './service-graph.ts';

export interface ServiceSources {
  readonly dependsOn?: Graph | undefined;
  readonly registry?: {
    readonly url: string;
    readonly root?: string | undefined;
    readonly interfaces?: readonly string[] | undefined;
  };
  /** Files. */
  readonly traces?: readonly string[] | undefined;
  /** Names of services by how registry or traces call them. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

export interface GatheredServices {
  readonly services: readonly string[];
  readonly calls: readonly Call[];
  /** One line for each source: what it gave. */
  readonly looked: readonly string[];
}

const traceBytesMax = 128 * 1024 * 1024;

/** @throws {Error} in plain words when a source cannot be read */
export async function gatherServices(
  sources: ServiceSources,
  context: CheckContext,
): Promise<GatheredServices> {
  const parts = [
    declared(sources.dependsOn),
    ...(sources.registry ? [await registered(sources.registry, context)] : []),
    ...(await Promise.all((sources.traces ?? []).map((file) => traced(file, context)))),
  ];
  const nameOf = (name: string): string => sources.names?.[name] ?? name;
  const named = ({ from, to, source }: Call): Call => ({ from: nameOf(from), to: nameOf(to), source });
  const calls = distinctCalls(parts.flatMap((part) => part.calls).map(named));
  const all = [...Object.keys(sources.dependsOn ?? {}), ...calls.flatMap(({ from, to }) => [from, to])];
  return { services: [...new Set(all)].sort(), calls, looked: parts.flatMap((part) => part.looked) };
}

/** The reports that a checklist names. @throws {Error} for one that cannot be read, is too old or is not whole */
export async function readReports(
  files: readonly string[],
  maxAgeMs: number,
  context: CheckContext,
): Promise<Report[]> {
  return Promise.all(
    files.map(async (file) => {
      const report = await readReport(resolve(context.cwd, file));
      if (report.partial) throw new Error(`${file} is of a run that did not end`);
      if (context.now().getTime() - Date.parse(report.endedAt) > maxAgeMs) {
        throw new Error(`${file} is of ${report.endedAt.slice(0, 10)}, which is too old`);
      }
      return report;
    }),
  );
}

interface Part {
  readonly calls: readonly Call[];
  readonly looked: readonly string[];
}

function declared(graph: Graph = {}): Part {
  const calls = Object.entries(graph).flatMap(([from, callees]) =>
    callees.map((to) => ({ from, to, source: 'declared' })),
  );
  return { calls, looked: calls.length === 0 ? [] : [`declared: ${calls.length} calls`] };
}

async function registered(
  { url, root, interfaces }: NonNullable<ServiceSources['registry']>,
  context: CheckContext,
): Promise<Part> {
  const services = await withStore(url, context, (store) => dubboServices(store, root, interfaces));
  const calls = dubboCalls(services).map(({ from, to, key }) => ({
    from,
    to,
    source: `${key} in the registry`,
  }));
  return { calls, looked: [`registry: ${services.length} interfaces, ${calls.length} calls`] };
}

async function traced(file: string, context: CheckContext): Promise<Part> {
  const found = await lookAt(file, context, traceBytesMax);
  if (found === 'missing') throw new Error(`${file} is missing`);
  if ('unreadable' in found) throw new Error(`${file} cannot be read: ${found.unreadable}`);
  if (found.text === undefined) throw new Error(`${file} is larger than ${traceBytesMax / 1024 / 1024} MiB`);
  const content = tracedCalls(found.text);
  if (content === undefined) throw new Error(`${file} holds no traces of a known format`);
  const { format, spans, orphans, calls } = content;
  const parentless = orphans === 0 ? '' : `, ${orphans} spans without their caller`;
  return {
    calls: calls.map(({ from, to }) => ({ from, to, source: file })),
    looked: [`${file}: ${format}, ${spans} spans, ${calls.length} calls${parentless}`],
  };
}
