import { FoundDifferences, type ReplyDifference } from './difference.ts';
import type { Page, PageFacts } from './html-page.ts';
import { compareJson } from './json-body.ts';
import { readJson } from './json-text.ts';
import type { JsonWalk } from './json-walk.ts';
import { isTolerated } from './tolerance.ts';
import { valueKind } from './value-kind.ts';

/** Most places named for one pair. */
const placesMax = 50;

type Means = Pick<JsonWalk, 'rules' | 'times'>;

/** Disagreements of two pages: elements that came or went, then texts, attributes and data at the same place. */
export function comparePages(stable: Page, preview: Page, means: Means): readonly ReplyDifference[] {
  const found = new FoundDifferences(placesMax);
  const data: ReplyDifference[] = [];
  for (const place of new Set([...stable.keys(), ...preview.keys()])) {
    const [ours, theirs] = [stable.get(place), preview.get(place)];
    const at = `body:${place}`;
    if (ours !== undefined && theirs !== undefined) {
      if (ours.elements !== theirs.elements) {
        found.note(at, 'length-changed', { stable: `${ours.elements}`, preview: `${theirs.elements}` });
      } else {
        compareFacts(found, { ours, theirs, at, means });
        data.push(...compareData(ours.json, theirs.json, { ...means, at }));
      }
    } else if (ours !== undefined && isOnItsOwn(ours, place, { own: stable, other: preview })) {
      found.note(at, 'element-missing', { stable: brief(ours) });
    } else if (theirs !== undefined && isOnItsOwn(theirs, place, { own: preview, other: stable })) {
      found.note(at, 'element-extra', { preview: brief(theirs) });
    }
  }
  return [...found.list(), ...data].slice(0, placesMax);
}

/** Neither a mere box without text nor part of something that is only on this side too. */
function isOnItsOwn(
  { elements, values }: PageFacts,
  place: string,
  { own, other }: { readonly own: Page; readonly other: Page },
): boolean {
  const parent = place.slice(0, Math.max(0, place.lastIndexOf('/')));
  return (elements > 0 || values.size > 0) && !(own.has(parent) && !other.has(parent));
}

interface SamePlace {
  readonly ours: PageFacts;
  readonly theirs: PageFacts;
  readonly at: string;
  readonly means: Means;
}

function compareFacts(found: FoundDifferences, { ours, theirs, at, means }: SamePlace): void {
  for (const name of new Set([...ours.values.keys(), ...theirs.values.keys()])) {
    const [stable, preview] = [ours.values.get(name) ?? [], theirs.values.get(name) ?? []];
    if (stable.join('\n') === preview.join('\n')) continue;
    const where = at + name;
    if (stable.length !== preview.length) {
      found.note(
        where,
        name === '' ? 'length-changed' : preview.length < stable.length ? 'missing' : 'extra',
        { stable: stable[0], preview: preview[0] },
      );
    } else if (stable.toSorted().join('\n') === preview.toSorted().join('\n')) {
      found.note(where, 'order-changed', { stable: stable.join(', '), preview: preview.join(', ') });
    } else {
      for (const [index, one] of stable.entries()) {
        const other = preview[index] ?? '';
        if (one === other || isTolerated(means.rules.toleranceAt(where), { stable: one, preview: other }))
          continue;
        const shape = shapeOf(one);
        const isNumberOnly = shape === shapeOf(other) && shape !== one && !one.startsWith('sha256 ');
        const kind = valueKind(one, other, where, means.times);
        found.note(isNumberOnly ? `${where} ${shape}` : where, kind, { stable: one, preview: other });
      }
    }
  }
}

/** A text whose numbers always differ has a place of its own, so that it does not hide its neighbours. */
function shapeOf(text: string): string {
  return text.replace(/[0-9a-f]{8,}|\d+/gi, '#').slice(0, 60);
}

function compareData(
  stable: readonly string[],
  preview: readonly string[],
  means: Means & { readonly at: string },
): readonly ReplyDifference[] {
  return stable.flatMap((text, index): readonly ReplyDifference[] => {
    const other = preview[index] ?? '';
    if (text === other) return [];
    const [ours, theirs] = [readJson(text), readJson(other)];
    if (ours !== undefined && theirs !== undefined) return compareJson(ours.value, theirs.value, means);
    return [
      {
        at: means.at,
        kind: ours === undefined ? 'value-changed' : 'unreadable',
        stable: text.slice(0, 120),
        preview: other.slice(0, 120),
      },
    ];
  });
}

function brief({ elements, values }: PageFacts): string {
  const [text] = values.get('') ?? [];
  return text ?? `${elements} elements`;
}
