import type { BlobStore } from './blobs.ts';
import type { Evidence } from './evidence.ts';
import type { Result } from './result.ts';

/** Characters that one piece of evidence may hold in a report; the whole goes to a blob. */
export const evidenceCharactersMax = 64 * 1024;

const titleCharactersMax = 1024;

/** What brackets, quotes and commas take, so that a million empty rows are not free. */
const memberCost = 3;

/** Results whose evidence is small enough to be shown, and how much was cut to get there. */
export interface LimitedResults {
  readonly results: readonly Result[];
  /** Pieces that were cut; the whole of each is in the blob store, where there is one. */
  readonly cut: number;
  readonly pieces: number;
}

/** Cuts evidence that is too long to be shown and keeps the whole as a blob. */
export async function limitEvidence(
  results: readonly Result[],
  blobs: BlobStore | undefined,
): Promise<LimitedResults> {
  let cut = 0;
  let pieces = 0;
  const limited: Result[] = [];
  for (const result of results) {
    const evidence: Evidence[] = [];
    for (const piece of result.evidence ?? []) {
      const shown = cutEvidence(piece);
      pieces += 1;
      if (shown !== piece) cut += 1;
      const blob = shown === piece ? undefined : (piece.blob ?? (await storeWhole(piece, blobs)));
      evidence.push(blob === undefined ? shown : { ...shown, blob });
    }
    limited.push(evidence.length === 0 ? result : { ...result, evidence });
  }
  return { results: limited, cut, pieces };
}

/** The same object when it is short enough; else a copy, its texts and rows cut from the back. */
function cutEvidence(piece: Evidence): Evidence {
  const budget = { left: evidenceCharactersMax, exceeded: false };
  const shown = cutValue(piece, budget) as Evidence;
  if (!budget.exceeded) return piece;
  const title = cutText(piece.title, titleCharactersMax);
  return { ...shown, kind: piece.kind, title } as Evidence;
}

async function storeWhole(piece: Evidence, blobs: BlobStore | undefined): Promise<string | undefined> {
  if (piece.kind === 'text') return blobs?.put(piece.text, 'text/plain');
  return blobs?.put(JSON.stringify(piece), 'application/json');
}

function cutValue(value: unknown, budget: { left: number; exceeded: boolean }): unknown {
  if (typeof value === 'string') {
    if (value.length > budget.left) budget.exceeded = true;
    const shown = value.length > budget.left ? cutText(value, Math.max(0, budget.left)) : value;
    budget.left -= shown.length;
    return shown;
  }
  if (Array.isArray(value)) {
    const shown: unknown[] = [];
    for (const member of value) {
      if (budget.left <= 0) {
        budget.exceeded = true;
        break;
      }
      budget.left -= memberCost;
      shown.push(cutValue(member, budget));
    }
    return shown;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutValue(member, budget)]));
}

/** At most `characters` long, and never half of a character that is two code units. */
function cutText(text: string, characters: number): string {
  const last = text.charCodeAt(characters - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHighSurrogate ? characters - 1 : characters);
}
