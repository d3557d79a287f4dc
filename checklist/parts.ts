/** Checks within a check: what `all-of` and `rehearsal` are made of. */
import { Type } from '@sinclair/typebox';
import type { Evidence, Outcome } from '../reports/index.ts';
import type { CheckContext } from './check-context.ts';
import type { Check, Judgement, ParamProblem } from './check.ts';
import { artifact } from './checks/artifact.ts';
import { capacity } from './checks/capacity.ts';
import { ciStatus } from './checks/ci-status.ts';
import { command } from './checks/command.ts';
import { configValue } from './checks/config-value.ts';
import { continuity } from './checks/continuity.ts';
import { file } from './checks/file.ts';
import { git } from './checks/git.ts';
import { http } from './checks/http.ts';
import { image } from './checks/image.ts';
import { logs } from './checks/logs.ts';
import { manual } from './checks/manual.ts';
import { metricCompare } from './checks/metric-compare.ts';
import { metric } from './checks/metric.ts';
import { nginxConfig } from './checks/nginx-config.ts';
import { noticeSent } from './checks/notice-sent.ts';
import { onNodes } from './checks/on-nodes.ts';
import { queue } from './checks/queue.ts';
import { registeredEverywhere } from './checks/registered-everywhere.ts';
import { registryConsumers } from './checks/registry-consumers.ts';
import { registry } from './checks/registry.ts';
import { report } from './checks/report.ts';
import { scheduler } from './checks/scheduler.ts';
import { sessionCheck } from './checks/session.ts';
import { share } from './checks/share.ts';
import { sql } from './checks/sql.ts';
import { tcp } from './checks/tcp.ts';
import { trace } from './checks/trace.ts';
import { window } from './checks/window.ts';
import { choice } from './choice.ts';
import { problemsOf } from './problem.ts';
import { validatorOf } from './validator.ts';

/** Only checks that look; none that acts. */
const partChecks: readonly Check[] = [
  artifact,
  capacity,
  ciStatus,
  command,
  configValue,
  continuity,
  file,
  git,
  http,
  image,
  logs,
  manual,
  metric,
  metricCompare,
  nginxConfig,
  noticeSent,
  onNodes,
  queue,
  registeredEverywhere,
  registry,
  registryConsumers,
  report,
  scheduler,
  sessionCheck,
  share,
  sql,
  tcp,
  trace,
  window,
];

/** One check with its parameters, and what a reader calls it. */
export interface Part {
  readonly name?: string;
  readonly check: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Facts of its check, or why there are none. */
export type PartFacts = { readonly facts: unknown } | { readonly fault: string };

export const partsSchema = (description: string) =>
  Type.Unsafe<readonly Part[]>(
    Type.Array(
      Type.Object(
        {
          name: Type.Optional(Type.String({ minLength: 1 })),
          check: choice(
            partChecks.map(({ id }) => id),
            'what kind of check it is',
          ),
          with: Type.Optional(Type.Object({}, { description: 'parameters of the check' })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, description },
    ),
  );

/** What the checks think of their parameters; `path` is where the parts stand. */
export function partProblems(
  parts: readonly Part[],
  path: readonly (string | number)[],
): readonly ParamProblem[] {
  return parts.flatMap((part, index) => {
    const check = checkOf(part);
    const given = part.with ?? {};
    const shape = problemsOf(validatorOf(check.params), given);
    const found =
      shape.length > 0
        ? shape.map((problem) => ({ path: problem.path, problem: problem.text }))
        : (check.problems?.(given) ?? []);
    return found.map((each) => ({
      path: [...path, index, 'with', ...each.path],
      problem: `${nameOf(part)}: ${each.problem}`,
    }));
  });
}

/** The facts of all, asked side by side; it never rejects. */
export function gatherParts(parts: readonly Part[], context: CheckContext): Promise<PartFacts[]> {
  return Promise.all(
    parts.map(async (part): Promise<PartFacts> => {
      try {
        return { facts: await checkOf(part).gather(part.with ?? {}, context) };
      } catch (error) {
        return { fault: (error as Error).message };
      }
    }),
  );
}

/** The worst of all counts: a fail, then what could not be asked, then what is not known, then who has not answered. */
export function judgeParts(parts: readonly Part[], facts: readonly PartFacts[]): Judgement {
  const judged = parts.map((part, index) => ({ part, ...judgePart(part, facts[index]) }));
  const outcome = order.find((each) => judged.some((one) => one.outcome === each)) ?? 'inconclusive';
  const said = judged
    .filter((one) => outcome === 'pass' || one.outcome !== 'pass')
    .map((one) => `${nameOf(one.part)}: ${one.message}`);
  const rows = judged.map((one) => [nameOf(one.part), one.outcome, one.message]);
  const table: Evidence = { kind: 'table', title: 'Parts', columns: ['part', 'outcome', 'found'], rows };
  const command = judged.find((one) => one.outcome === outcome)?.command;
  const attestation = judged.find((one) => one.attestation !== undefined)?.attestation;
  return {
    outcome: outcome === 'skipped' ? 'inconclusive' : outcome,
    message: said.join(' '),
    measured: judged.flatMap(({ part, measured = [] }) =>
      measured.map((each) => ({ ...each, name: `${nameOf(part)}: ${each.name}` })),
    ),
    places: [...new Set(judged.flatMap(({ places = [] }) => places))],
    evidence: [table, ...judged.flatMap(({ evidence = [] }) => evidence)],
    ...(command !== undefined && { command }),
    ...(attestation !== undefined && { attestation }),
  };
}

const order: readonly Outcome[] = ['fail', 'error', 'inconclusive', 'skipped', 'pending', 'pass'];

function judgePart(part: Part, found: PartFacts | undefined): Judgement {
  if (found === undefined) return { outcome: 'inconclusive', message: 'It was not asked.' };
  if ('fault' in found) return { outcome: 'error', message: `${found.fault.replace(/\.$/, '')}.` };
  return checkOf(part).judge(found.facts, part.with ?? {});
}

function checkOf({ check }: Part): Check {
  const found = partChecks.find(({ id }) => id === check);
  if (found === undefined) throw new Error(`${check} is no part of a check`);
  return found;
}

function nameOf({ name, check }: Part): string {
  return name ?? check;
}
