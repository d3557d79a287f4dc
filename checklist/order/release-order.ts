/**
 * In which order services go out and come back. Who is called goes out before its callers, and the way back is the
 * exact reverse; an incompatible change of a contract may turn a pair round, or tie it together.
 */
import type { OrderPlan } from '../../reports/index.ts';
import type { Call } from './call.ts';
import type { Incompatibility } from './incompatibility.ts';
import { findCycles, joined, orderOf, violationsOf, type Graph, type Violation } from './service-graph.ts';

export interface ReleaseOrder {
  readonly plan: OrderPlan;
  /** Each cycle of the plan with what closes it, step by step. */
  readonly reasons: readonly (readonly string[])[];
  /** The planned order of going out that puts pairs the wrong way round. */
  violations(planned: readonly string[]): readonly Violation[];
}

/** That one service goes out before another. */
interface Precedence {
  readonly first: string;
  readonly second: string;
  readonly why: string;
  /** False where nothing breaks the other way round. */
  readonly firm: boolean;
}

/** What is known of the services. */
export interface ServiceFacts {
  /** All services, also those that call nobody. */
  readonly services: readonly string[];
  readonly calls: readonly Call[];
  /**
   * Incompatible changes by the service that is called. Nothing is known of the others, so downstream first is firm
   * for them.
   */
  readonly changes: ReadonlyMap<string, readonly Incompatibility[]>;
  /** The services that go out; two of them that need each other are a cycle. Default: all. */
  readonly members?: readonly string[];
}

export function releaseOrder({ services, calls, changes, members }: ServiceFacts): ReleaseOrder {
  const all = calls.flatMap((call) => precedences(call, changes.get(call.to)));
  const firm = { ...nodes(services), ...graphOf(all.filter((each) => each.firm)) };
  const wished = graphOf(all.filter((each) => !each.firm));
  const isMember = (name: string): boolean => members?.includes(name) ?? true;
  const deploy = orderOf(firm, wished).filter(isMember);
  const cycles = findCycles(firm, members);
  const edges = calls
    .filter(({ from, to }) => isMember(from) || isMember(to))
    .map(({ from, to }) => {
      const found = changes.get(to);
      return { from, to, ...(found && { change: found.map(({ what }) => what).join('; ') }) };
    });
  return {
    plan: { deploy, rollback: deploy.toReversed(), cycles, edges },
    reasons: cycles.map((cycle) => stepsOf(cycle, all)),
    violations: (planned) => wrongPairs(firm, joined(firm, wished), planned),
  };
}

function nodes(names: readonly string[]): Graph {
  return Object.fromEntries(names.map((name) => [name, []]));
}

function precedences({ from, to }: Call, found: readonly Incompatibility[] | undefined): Precedence[] {
  if (found === undefined) {
    return [
      { first: to, second: from, firm: true, why: `${from} calls it, and nothing is known of its changes` },
    ];
  }
  const old = found.find(({ breaksOldCallers }) => breaksOldCallers);
  const fresh = found.find(({ breaksNewCallers }) => breaksNewCallers);
  return [
    ...(old
      ? [
          {
            first: from,
            second: to,
            firm: true,
            why: `its old version cannot call the new ${to}: ${old.what}`,
          },
        ]
      : []),
    ...(fresh
      ? [
          {
            first: to,
            second: from,
            firm: true,
            why: `the new ${from} cannot call its old version: ${fresh.what}`,
          },
        ]
      : []),
    ...(!old && !fresh ? [{ first: to, second: from, firm: false, why: `${from} calls it` }] : []),
  ];
}

function graphOf(all: readonly Precedence[]): Graph {
  const graph = new Map<string, string[]>();
  for (const { first, second } of all) graph.set(second, [...(graph.get(second) ?? []), first]);
  return Object.fromEntries(graph);
}

/** A cycle goes from each service to one that must go out before it. */
function stepsOf(cycle: readonly string[], all: readonly Precedence[]): string[] {
  return cycle.slice(1).flatMap((first, index) => {
    const step = all.find((each) => each.firm && each.first === first && each.second === cycle[index]);
    return step ? [`${first} before ${step.second}: ${step.why}`] : [];
  });
}

/** What is wished counts only where nothing firm is against it. */
function wrongPairs(firm: Graph, all: Graph, planned: readonly string[]): Violation[] {
  const firmly = violationsOf(firm, planned);
  const isNew = ({ first, second }: Violation): boolean =>
    !firmly.some((other) => other.first === first && other.second === second);
  return [...firmly, ...violationsOf(all, planned).filter(isNew)];
}
