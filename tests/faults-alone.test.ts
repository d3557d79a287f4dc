/** Each fault of the lab, planted alone: the tool that should see it names it, and nothing else fails. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRelease, faults, startLab, type Fault, type Lab } from '../fixtures/lab/index.ts';
import { compareWithPlanted } from '../fixtures/voyage.ts';
import { prepareGate, runGate, type Config } from '../gate/index.ts';
import { newContext, type Report } from '../index.ts';
import type { GateTool } from '../gate/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-alone-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The gate on a release with one fault, with only the tools that the fault concerns. */
async function gateOn(fault: Fault, lab: Lab): Promise<Report> {
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

/** Only the area that the fault is about: both together are in `voyage.test.ts`. */
function compatOf({ part }: Fault, compat: Config['compat']): Config['compat'] {
  return part === 'api' ? { api: compat?.api } : { database: compat?.database };
}

const pace = { kind: 'constant', perSecond: 60 } as const;

/** The paths that the fault is about: the whole traffic is replayed in `voyage.test.ts`. */
function pathsOf({ expects }: Fault): readonly string[] {
  return expects.map(({ place }) => place.replace(/^operation:\S+ /, '').replaceAll('{}', '*'));
}

function expectOnly(report: Report, fault: Fault): void {
  const { missed, unexpected } = compareWithPlanted(report, [fault]);
  expect({
    missed: missed.map(({ expected }) => `${expected.rule} at ${expected.place}`),
    unexpected: unexpected.map(({ rule, places }) => `${rule} at ${places.join(', ')}`),
  }).toEqual({ missed: [], unexpected: [] });
}

/** Faults that are only in files can share one lab; faults in what runs need a lab of their own. */
const isInFiles = ({ code, data, edgeIgnoresMarksBelow, part }: Fault): boolean =>
  code === undefined &&
  data === undefined &&
  edgeIgnoresMarksBelow === undefined &&
  part !== 'code' &&
  part !== 'routing';

/** The rare ones take a longer run: `rare-faults.test.ts`. */
const common = faults.filter(({ requestsMin }) => requestsMin === undefined);

describe('in files', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ release: 'sound' });
  }, 120_000);
  afterAll(() => lab.stop());

  test.each(common.filter(isInFiles).map((fault) => [fault.id, fault] as const))(
    '%s',
    async (_id, fault) => expectOnly(await gateOn(fault, lab), fault),
    90_000,
  );
});

describe('in what runs', () => {
  test.each(common.filter((fault) => !isInFiles(fault)).map((fault) => [fault.id, fault] as const))(
    '%s',
    async (id, fault) => {
      const lab = await startLab({ release: 'faulty', faults: [id] });
      try {
        expectOnly(await gateOn(fault, lab), fault);
      } finally {
        await lab.stop();
      }
    },
    120_000,
  );
});
