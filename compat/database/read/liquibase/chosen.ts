/** Which changesets run, by their contexts and labels. Pure. */
import type { Placeholders } from '../placeholders.ts';

/** What a run of Liquibase is given: `--contexts prod,eu`, `--labels "v1 or hotfix"`. */
export interface Choice {
  /** Absent: changesets of all contexts run. */
  readonly contexts?: readonly string[];
  /** Absent: changesets of all labels run. */
  readonly labels?: string;
  /** Values of placeholders, which count before those of changelogs. */
  readonly properties?: Placeholders;
}

/** Which runs a changeset, or what an include leads to, is for; expressions as they are written. */
export interface Filter {
  readonly contexts?: string;
  readonly labels?: string;
}

/** Of the attributes of either; names of formatted SQL are in lower case. */
export function filterOf(said: ReadonlyMap<string, string>): Filter {
  const contexts = said.get('contextFilter') ?? said.get('contextfilter') ?? said.get('context');
  const labels = said.get('labels');
  return { ...(contexts !== undefined && { contexts }), ...(labels !== undefined && { labels }) };
}

/** A changeset without contexts, or without labels, runs whatever was chosen. */
export function isChosen({ contexts: asks = '', labels: own = '' }: Filter, choice: Choice): boolean {
  const { contexts, labels } = choice;
  return (
    (contexts === undefined || asks === '' || holds(asks, contexts)) &&
    (labels === undefined || own === '' || holds(labels, own.split(',')))
  );
}

/** Whether an expression (`a and !b`, `(a, b) or not c`) holds for these names; a comma is an `or`. */
function holds(expression: string, names: readonly string[]): boolean {
  const known = new Set(names.map((name) => name.trim().toLowerCase()));
  const tokens = expression.toLowerCase().match(/[(),!]|[^\s(),!]+/g) ?? [];
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === '!' || token === 'not') return !one();
    if (token !== '(') return known.has(token ?? '');
    const inside = any();
    at += 1;
    return inside;
  };
  const all = (): boolean => {
    let result = one();
    while (tokens[at] === 'and') {
      at += 1;
      result = one() && result;
    }
    return result;
  };
  const any = (): boolean => {
    let result = all();
    while (tokens[at] === ',' || tokens[at] === 'or') {
      at += 1;
      result = all() || result;
    }
    return result;
  };
  return any();
}
