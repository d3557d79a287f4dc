import type { Body, BodyFault } from './body.ts';

/** A body that fails on the new schema and did not before. */
export interface BrokenBody {
  readonly body: Body;
  readonly fault: BodyFault;
  /** It is the same text as in the old schema, where the statement could be planned. */
  readonly worked: boolean;
}

/** Names that are gone: what else fails in a new text may come from how its variables were stood in for. */
const nameIsGone = new Set(
  '42703 42P01 42883 42704 3F000'.split(' ').concat('1054 1146 1305 1318 1356'.split(' ')),
);

/** The first fault of each body that was not there before. Pure. */
export function brokenBodies(before: readonly Body[], after: readonly Body[]): BrokenBody[] {
  const old = new Map(before.map((body) => [keyOf(body), body]));
  return after.flatMap((body) => {
    const was = old.get(keyOf(body));
    const worked = was?.text === body.text;
    const known = new Set(was?.faults.map(({ sql }) => sql));
    const fault = body.faults.find(
      ({ sql, code }) => !known.has(sql) && (worked || (nameIsGone.has(code) && !makesTables(body))),
    );
    return fault === undefined ? [] : [{ body, fault, worked }];
  });
}

/** What it names it may first create. */
function makesTables({ text }: Body): boolean {
  return /\bcreate\s+(?:(?:global|local)\s+)?(?:temp|temporary|unlogged|table)\b/i.test(text);
}

function keyOf({ kind, name }: Body): string {
  return `${kind} ${name}`;
}
