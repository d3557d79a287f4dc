/** What a folder holds that its config and checklist do not speak of yet. Pure. */
import type { Proposal } from './detector.ts';

export interface Written {
  /** Ids of all items that run, also of extended lists. */
  readonly ids: readonly string[];
  /** Text of the checklist. */
  readonly checklist: string;
  /** Text of the config. */
  readonly config: string;
}

export interface News {
  /** Items that are not there, and are not named in a comment either. */
  readonly items: readonly Proposal[];
  /** Comparisons that the config does not make. */
  readonly comparisons: readonly Proposal[];
  /** Items that are there and lack names that came later. */
  readonly outdated: readonly { readonly proposal: Proposal; readonly lacks: readonly string[] }[];
}

/**
 * What somebody named is known to him: an item that was taken out stays out as long as its id stands in a comment.
 */
export function newsOf(proposals: readonly Proposal[], { ids, checklist, config }: Written): News {
  const isKnown = ({ id }: Proposal): boolean => ids.includes(id) || mentions(checklist, id);
  const items = proposals.filter(({ item }) => item !== undefined);
  return {
    items: items.filter((proposal) => !isKnown(proposal)),
    comparisons: proposals.filter(({ compare }) => compare !== undefined && !mentions(config, compare.path)),
    outdated: items.filter(isKnown).flatMap((proposal) => {
      const lacks = (proposal.names ?? []).filter((name) => !mentions(checklist, name));
      return lacks.length === 0 ? [] : [{ proposal, lacks }];
    }),
  };
}

/** Whether a name stands in a text by itself and not as a part of another one. */
export function mentions(text: string, name: string): boolean {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w.-])${plain}(?![\w-]|\.\w)`).test(text);
}
