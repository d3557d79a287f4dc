/** Puts typed NULLs in the place of a body's variables, so that its SQL can be planned by itself. */
import { parseTree } from '../engine/statements.ts';

/** SQL that stands for each variable, by its name; `$1` for the first argument. `NULL` where its type is unknown. */
export type StandIns = ReadonlyMap<string, string>;

export interface Scope {
  readonly standIns: StandIns;
  /** Name of the function, which may stand before that of an argument. */
  readonly routine: string;
}

/** Columns of every table that a value of its row type does not have. */
const ofEveryRow = new Set(['ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax']);

interface Reference {
  /** In bytes. */
  readonly at: number;
  readonly names: readonly (string | undefined)[];
}

/** The statement without variables; undefined where it cannot be parsed. */
export async function withStandIns(sql: string, { standIns, routine }: Scope): Promise<string | undefined> {
  const tree = await parseTree(sql);
  if (tree === undefined) return undefined;
  const references = referencesIn(tree).toSorted((a, b) => b.at - a.at);
  let bytes = Buffer.from(sql);
  for (const { at, names } of references) {
    const qualified = names[0] === routine && standIns.has(names[1] ?? '') ? 1 : 0;
    const value = standIns.get(names[qualified] ?? '');
    if (value === undefined) continue;
    const text = bytes.toString('utf8', at);
    const parts = spelledParts(text, names.length);
    const rest = parts.slice(qualified + 1).join('');
    const length = Buffer.byteLength(parts.join(''));
    // A field of a record of which nothing is known is as unknown.
    const isUnknown = value === 'NULL' || ofEveryRow.has(names[qualified + 1] ?? '');
    const standIn = Buffer.from(isUnknown ? 'NULL' : `(${value})${rest}`);
    bytes = Buffer.concat([bytes.subarray(0, at), standIn, bytes.subarray(at + length)]);
  }
  return bytes.toString();
}

function referencesIn(tree: unknown): Reference[] {
  const found: Reference[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { ColumnRef: column, ParamRef: parameter } = node as {
      ColumnRef?: { fields?: { String?: { sval?: string } }[]; location?: number };
      ParamRef?: { number?: number; location?: number };
    };
    if (column !== undefined) {
      found.push({
        at: column.location ?? 0,
        names: (column.fields ?? []).map((field) => field.String?.sval),
      });
    }
    if (parameter !== undefined) found.push({ at: parameter.location ?? 0, names: [`$${parameter.number}`] });
    Object.values(node).forEach(visit);
  };
  visit(tree);
  return found;
}

/** The parts of a dotted name as they are written, each but the first with its dot. */
function spelledParts(text: string, count: number): string[] {
  const part = /\s*(?:"(?:[^"]|"")*"|\*|\$\d+|[\p{L}_][\p{L}\p{N}_$]*)/uy;
  const dot = /\s*\./y;
  const parts: string[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const from = at;
    if (i > 0) {
      dot.lastIndex = at;
      at += dot.exec(text)?.[0].length ?? 0;
    }
    part.lastIndex = at;
    at += part.exec(text)?.[0].length ?? 0;
    parts.push(text.slice(from, at));
  }
  return parts;
}
