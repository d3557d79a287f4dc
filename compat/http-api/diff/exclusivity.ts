/** `anyOf` that became `oneOf`, or the other way round: what fits two alternatives is refused by one of them only. */
import type { Schema } from '../schema.ts';
import { intersection } from '../sets.ts';
import type { SchemaChange } from './facet.ts';

/** More alternatives than this are taken for overlapping. */
const membersMax = 100;

export function exclusivityChange(old: Schema, now: Schema): readonly SchemaChange[] {
  const [[was], [is]] = [old.unions, now.unions];
  if (was === undefined || is === undefined || was.isExclusive === is.isExclusive) return [];
  if (isToldApart(is.isExclusive ? now : old)) return [];
  const words = (isExclusive: boolean): string =>
    `${isExclusive ? 'exactly one' : 'at least one'} alternative`;
  return [
    {
      kind: 'alternatives',
      effect: is.isExclusive ? 'narrows' : 'widens',
      step: '',
      old: old.at,
      new: now.at,
      from: words(was.isExclusive),
      to: words(is.isExclusive),
    },
  ];
}

/** True when no value can fit two alternatives, as far as types, lists of values and tags show. */
function isToldApart({ unions, discriminator }: Schema): boolean {
  const schemas = (unions[0]?.members ?? []).map((member) => member.read());
  if (discriminator !== undefined) return true;
  if (schemas.length > membersMax) return false;
  return schemas.every((one, nth) => schemas.slice(nth + 1).every((other) => isDisjoint(one, other)));
}

function isDisjoint(a: Schema, b: Schema): boolean {
  const common = intersection(a.types, b.types);
  if (common.size === 0) return true;
  if (!common.has('null') && haveNoValueInCommon(a, b)) return true;
  const isObject = common.size === 1 && common.has('object');
  return isObject && [...intersection(a.required, b.required)].some((name) => isTag(name, a, b));
}

function isTag(name: string, a: Schema, b: Schema): boolean {
  const [one, other] = [a.properties.get(name)?.read(), b.properties.get(name)?.read()];
  return one !== undefined && other !== undefined && haveNoValueInCommon(one, other);
}

function haveNoValueInCommon(a: Schema, b: Schema): boolean {
  return a.enum !== undefined && b.enum !== undefined && intersection(a.enum, b.enum).size === 0;
}
