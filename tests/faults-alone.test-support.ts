/** One fault of the lab, planted alone: the tool that should see it names it, and nothing else fails. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { buildRelease, faults, type Fault, type Lab } from '../fixtures/lab/index.ts';
import { compareWithPlanted } from '../fixtures/voyage.ts';
import { prepareGate, runGate, type Config } from '../gate/index.ts';
import { newContext, type Report } from '../index.ts';
import type { GateTool } from '../gate/stage.ts';

const folder = mkdtempSync(join(inject('runFolder'), 'alone-'));

/** The gate on a release with one fault, with only the tools that the fault concerns. */
export async function gateOn(fault: Fault, lab: Lab): Promise<Report> {
  const release = await buildRelease(join(folder, fault.id), { release: 'faulty', faults: [fault.id], lab });
  const plan = await prepareGate({ cwd: release.folder, env: {}, ci: false });
  const tools = new Set<GateTool>(fault.expects.map(({ tool }) => tool));
  const { compat, replay, checklist, ...config } = plan.config;
  return runGate(
    {
      ...plan,
      config: {
        ...config,
        ...(tools.has('compat') && { compat: compatOf(fault, compat) }),
        ...(tools.has('replay') && {
          replay: { capture: [], ...replay, pace, select: { include: pathsOf(fault) } },
        }),
        ...(tools.has('checklist') && { checklist }),
      },
    },
    newContext(),
  );
}

/** Only the area that the fault is about; all together, and the second opinion, are in `voyage.test.ts`. */
function compatOf({ part }: Fault, compat: Config['compat']): Config['compat'] {
  if (part === 'config') return { config: compat?.config };
  if (part !== 'api') return { database: compat?.database };
  return { api: compat?.api?.map((one) => ({ ...one, secondOpinionTimeoutMs: 0 })) };
}

const pace = { kind: 'constant', perSecond: 60 } as const;

/** The paths that the fault is about: the whole traffic is replayed in `voyage.test.ts`. */
function pathsOf({ expects }: Fault): readonly string[] {
  return expects.map(({ place }) => place.replace(/^operation:\S+ /, '').replaceAll('{}', '*'));
}

export function expectOnly(report: Report, fault: Fault): void {
  const { missed, unexpected } = compareWithPlanted(report, [fault]);
  expect({
    missed: missed.map(({ expected }) => `${expected.rule} at ${expected.place}`),
    unexpected: unexpected.map(({ rule, places }) => `${rule} at ${places.join(', ')}`),
  }).toEqual({ missed: [], unexpected: [] });
}

/** Faults that are only in files can share one lab; faults in what runs need a lab of their own. */
export const isInFiles = ({ code, data, edgeIgnoresMarksBelow, part }: Fault): boolean =>
  code === undefined &&
  data === undefined &&
  edgeIgnoresMarksBelow === undefined &&
  part !== 'code' &&
  part !== 'routing';

/** The rare ones take a longer run: `rare-faults.test.ts`. */
export const common: readonly Fault[] = faults.filter(({ requestsMin }) => requestsMin === undefined);
