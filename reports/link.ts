import type { Result, ToolName } from './result.ts';
import { byWeight, isFinding, toolsInOrder } from './weight.ts';

/** Links kept per result, the weightiest first. */
export const linksMax = 20;

/**
 * Joins what different tools say of the same place: each result gets the fingerprints of the others'.
 *
 * A link needs a finding at one of its ends; two results that both passed tell a reader nothing.
 */
export function linkResults(results: readonly Result[]): readonly Result[] {
  const said = weightiestByPlace(results);
  return results.map(({ links: _old, ...result }) => {
    const others = result.places.flatMap((place) =>
      toolsInOrder
        .filter((tool) => tool !== result.tool)
        .flatMap((tool) => said.get(keyOf(tool, place)) ?? []),
    );
    const telling = others.filter((other) => isFinding(result) || isFinding(other)).sort(byWeight);
    const links = [...new Set(telling.map((other) => other.fingerprint))].slice(0, linksMax);
    return links.length === 0 ? result : { ...result, links };
  });
}

/** Only as many per tool and place as can become links, so that a crowded place stays cheap. */
function weightiestByPlace(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  const said = new Map<string, Result[]>();
  for (const result of [...results].sort(byWeight)) {
    for (const place of result.places) {
      const key = keyOf(result.tool, place);
      const there = said.get(key);
      if (there === undefined) said.set(key, [result]);
      else if (there.length < linksMax) there.push(result);
    }
  }
  return said;
}

function keyOf(tool: ToolName, place: string): string {
  return `${tool} ${place}`;
}
