import type { ReplayRule } from '../rules.ts';

/** Every rule of `replay capacity`, in the order of its report. */
export const capacityRules = {
  'capacity-measured': {
    id: 'capacity-measured',
    title: 'What one node of preview carries is known, and is enough',
    level: 'block',
    why: 'A batch takes nodes away from those that serve; whether the rest carries the peak follows from what one node carries.',
    fix: 'Measure again with higher limits or on a quieter system; if one node carries less than before, look for what became slower.',
  },
  'capacity-not-proven': {
    id: 'capacity-not-proven',
    title: 'The load was carried by preview',
    level: 'block',
    why: 'What another group carries says nothing about the candidate.',
    fix: 'Check the routing marks and the address; give every reply a mark that names its group.',
  },
  'capacity-stopped': {
    id: 'capacity-stopped',
    title: 'The load did production no harm',
    level: 'block',
    why: 'The node shares its database with production. What harms stable or the health signal at this load would do so in the release.',
    fix: 'Find out what the load of one node does to the shared parts, for example the connections and locks of the database.',
  },
} as const satisfies Record<string, ReplayRule>;

export type CapacityRuleId = keyof typeof capacityRules;
