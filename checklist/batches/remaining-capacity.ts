/** What is left at the worst moment of a release, and whether it carries the peak. Pure arithmetic. */

/** A moment of the release, with the nodes that serve then. */
export interface Moment {
  readonly name: string;
  readonly serving: number;
}

/** How the release goes. */
export type Rollout =
  | { readonly kind: 'rolling'; readonly nodes: number; readonly outAtOnce: number }
  /** GREEN grows node by node out of BLUE; at just over half the entrance points to GREEN and BLUE is taken away. */
  | { readonly kind: 'groups'; readonly nodes: number }
  /** Two whole clusters; before and after the switch one of them carries all. */
  | { readonly kind: 'blue-green'; readonly blue: number; readonly green: number }
  /** Batch by batch as planned. */
  | {
      readonly kind: 'batches';
      readonly zones: Zones;
      readonly batches: readonly OutOfService[];
      /** Whether any one zone may be lost in the middle of it. */
      readonly surviveZone: boolean;
    };

/** Nodes by zone. */
type Zones = Readonly<Record<string, number>>;

interface OutOfService {
  readonly name?: string | undefined;
  readonly nodes?: number | undefined;
  /** Nodes that are out at once, by zone. Default: `nodes`, wherever they hurt most. */
  readonly out?: Zones | undefined;
}

export interface CapacityDemand {
  /** Requests per second at the peak of the window. */
  readonly peakPerSecond: number;
  /** Requests per second that one node was measured to carry. */
  readonly perNode: number;
  /** Spare as a factor, for example 1.2. */
  readonly headroom: number;
  /** Nodes of the largest zone, where the release must survive its loss; 0 otherwise. */
  readonly zoneLost: number;
}

/** Every moment at which fewer nodes serve than usual. */
export function momentsOf(rollout: Rollout): Moment[] {
  if (rollout.kind === 'rolling') {
    const { nodes, outAtOnce } = rollout;
    return [{ name: `${outAtOnce} nodes are out`, serving: nodes - outAtOnce }];
  }
  if (rollout.kind === 'blue-green') {
    return [
      { name: 'BLUE carries all', serving: rollout.blue },
      { name: 'GREEN carries all', serving: rollout.green },
    ];
  }
  if (rollout.kind === 'batches') {
    const { zones, surviveZone } = rollout;
    const lost = surviveZone ? Object.keys(zones) : [undefined];
    return rollout.batches.flatMap((batch, index) =>
      lost.map((zone) => ({
        name: `${batch.name ?? `batch ${index + 1}`} is out${zone === undefined ? '' : ` and ${zone} is lost`}`,
        serving: servingIn(zones, batch, zone),
      })),
    );
  }
  const green = Math.floor(rollout.nodes / 2) + 1;
  const name = `users are on GREEN, which has ${green} of ${rollout.nodes} nodes, and BLUE is taken away`;
  return [
    { name, serving: green },
    { name: 'one node is out while GREEN grows', serving: rollout.nodes - 1 },
  ];
}

function servingIn(zones: Zones, { out, nodes = 0 }: OutOfService, lost: string | undefined): number {
  const kept = Object.entries(zones).filter(([zone]) => zone !== lost);
  const there = kept.reduce((sum, [, count]) => sum + count, 0);
  const gone = out === undefined ? nodes : kept.reduce((sum, [zone]) => sum + (out[zone] ?? 0), 0);
  return Math.max(0, there - gone);
}

export interface CapacityFinding extends Moment {
  /** Nodes that still serve when the zone is lost, too. */
  readonly left: number;
  /** What they carry, in requests per second. */
  readonly carries: number;
  /** peak × headroom, in requests per second. */
  readonly needed: number;
}

/** The moments with what is left and needed, the worst first. carries = left × perNode; needed = peak × headroom. */
export function capacityAt(
  rollout: Rollout,
  { peakPerSecond, perNode, headroom, zoneLost }: CapacityDemand,
): CapacityFinding[] {
  const needed = peakPerSecond * headroom;
  return momentsOf(rollout)
    .map((moment) => {
      const left = Math.max(0, moment.serving - zoneLost);
      return { ...moment, left, carries: left * perNode, needed };
    })
    .toSorted((a, b) => a.carries - b.carries);
}
