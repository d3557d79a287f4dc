import type { ErrorObject } from 'ajv';

/** A branch of a union, `…/anyOf/1`, and of what kind it wants a value to be, if it says so. */
const branch = /.*?\/anyOf\/\d+(?=\/)/g;
const kindOf = /^\/properties\/[^/]+\/const$/;

/**
 * What is wrong by the branches of unions that the value means. A branch whose `kind` is another one, or whose type
 * is, has nothing to say of the rest; where no branch has the value's kind, the kinds are what there is to say.
 */
export function ofMeantBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const out = new Map<string, ErrorObject>();
  for (const error of errors)
    for (const [at, rest] of branchesOf(error)) if (kindOf.test(rest) || rest === '/type') out.set(at, error);
  const branches = [...new Set(errors.flatMap((error) => branchesOf(error).map(([at]) => at)))];
  return errors.flatMap((error) => {
    for (const [at] of branchesOf(error)) {
      if (!out.has(at)) continue;
      const others = branches.filter((other) => unionOf(other) === unionOf(at));
      if (others.some((other) => !out.has(other))) return [];
      const kinds = others
        .flatMap((other) => out.get(other) ?? [])
        .filter(({ keyword }) => keyword === 'const');
      if (kinds.length > 0) return error === kinds[0] ? [oneOf(error, kinds)] : [];
    }
    return [error];
  });
}

/** From the outermost in: where each branch stands, and what of the path is left within it. */
function branchesOf({ schemaPath }: ErrorObject): readonly (readonly [at: string, rest: string])[] {
  return [...schemaPath.matchAll(branch)].map(({ 0: { length }, index }) => [
    schemaPath.slice(0, index + length),
    schemaPath.slice(index + length),
  ]);
}

const unionOf = (at: string): string => at.replace(/\d+$/, '');

function oneOf(error: ErrorObject, kinds: readonly ErrorObject[]): ErrorObject {
  const allowedValues = kinds.map(({ params }) => params['allowedValue'] as unknown);
  return { ...error, keyword: 'enum', message: 'must be one of', params: { allowedValues } };
}
