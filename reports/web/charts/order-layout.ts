import type { OrderPlan } from '../../report.ts';

/** A service as a box: in which column it goes out, and in which row of it. */
export interface PlacedService {
  readonly name: string;
  readonly column: number;
  readonly row: number;
  /** Its turn when all is deployed; absent when no order could be found for it. */
  readonly turn?: number;
  readonly isInCycle: boolean;
}

/** Who calls whom. */
export interface PlacedCall {
  readonly from: PlacedService;
  readonly to: PlacedService;
  /** True for a call whose target goes out later: it is what closes a cycle. */
  readonly isAgainstOrder: boolean;
  readonly isInCycle: boolean;
}

export interface OrderLayout {
  readonly services: readonly PlacedService[];
  readonly calls: readonly PlacedCall[];
  readonly columns: number;
  readonly rows: number;
}

/** Columns from left to right as the services go out: each stands right of all that it calls. */
export function layoutOrder({ deploy, cycles, edges }: OrderPlan): OrderLayout {
  const names = [...new Set([...deploy, ...cycles.flat(), ...edges.flatMap(({ from, to }) => [from, to])])];
  const turnOf = new Map(names.map((name, turn) => [name, turn]));
  const isAgainst = ({ from, to }: OrderPlan['edges'][number]): boolean =>
    (turnOf.get(to) ?? 0) >= (turnOf.get(from) ?? 0);
  const columnOf = new Map<string, number>();
  // The callees of a name stand before it in the list, so their columns are known.
  for (const name of names) {
    const callees = edges.filter((edge) => edge.from === name && !isAgainst(edge));
    columnOf.set(name, Math.max(-1, ...callees.map(({ to }) => columnOf.get(to) ?? 0)) + 1);
  }
  const cycleSteps = new Set(
    cycles.flatMap((cycle) => cycle.slice(1).map((to, at) => `${cycle[at]}\n${to}`)),
  );
  const filled = new Map<number, number>();
  const services = names.map((name): PlacedService => {
    const column = columnOf.get(name) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    const turn = deploy.indexOf(name) + 1;
    const isInCycle = cycles.some((cycle) => cycle.includes(name));
    return { name, column, row, ...(turn > 0 && { turn }), isInCycle };
  });
  const byName = new Map(services.map((service) => [service.name, service]));
  const calls = edges.flatMap((edge): PlacedCall[] => {
    const [from, to] = [byName.get(edge.from), byName.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const isInCycle = cycleSteps.has(`${edge.from}\n${edge.to}`);
    return [{ from, to, isAgainstOrder: isAgainst(edge), isInCycle }];
  });
  return { services, calls, columns: filled.size, rows: Math.max(0, ...filled.values()) };
}
