/** Texts that hold JSON: as it is, in base64, or as the claims of a JSON Web Token. */
import { canonical, isObject, type Json } from '../../json.ts';
import { exactDigits, readJson } from './json-text.ts';
import type { Two } from './json-walk.ts';

/** Shorter ones are no documents. */
const charsMin = 8;

/** What is in both texts, with the way to it; undefined where one of them holds no JSON. */
export function nestedIn(values: Two<Json>): (Two<Json> & { readonly way: string }) | undefined {
  return withoutWay(values, jsonIn) ?? withoutWay(values, base64In) ?? tokensIn(values);
}

function withoutWay(
  { stable, preview }: Two<Json>,
  read: (text: string) => Json | undefined,
): (Two<Json> & { readonly way: string }) | undefined {
  const ours = isText(stable) ? read(stable) : undefined;
  const theirs = ours !== undefined && isText(preview) ? read(preview) : undefined;
  return ours === undefined || theirs === undefined ? undefined : { stable: ours, preview: theirs, way: '' };
}

function isText(value: Json): value is string {
  return typeof value === 'string' && value.length >= charsMin && exactDigits(value) === undefined;
}

function jsonIn(text: string): Json | undefined {
  return /^\s*[[{]/.test(text) ? readJson(text)?.value : undefined;
}

/** `ey`, `ew` and `W` are what `{` and `[` become. */
function base64In(text: string): Json | undefined {
  return /^(?:e[yw]|W)[\w+/-]*={0,2}$/.test(text)
    ? jsonIn(Buffer.from(text, 'base64').toString())
    : undefined;
}

/** A signature says nothing while what it signs differs. The name of the way keeps the values out of reports. */
function tokensIn(values: Two<Json>): (Two<Json> & { readonly way: string }) | undefined {
  const parts = withoutWay(values, tokenIn);
  if (parts === undefined || !isObject(parts.stable) || !isObject(parts.preview)) return undefined;
  const { signature, ...ours } = parts.stable;
  const { signature: other, ...theirs } = parts.preview;
  return canonical(ours) === canonical(theirs)
    ? { stable: { signature: signature ?? '' }, preview: { signature: other ?? '' }, way: '/jwt' }
    : { stable: ours, preview: theirs, way: '/jwt' };
}

function tokenIn(text: string): Json | undefined {
  const [, head, claims, signature = ''] = /^(ey[\w-]+)\.(ey[\w-]+)\.([\w-]*)$/.exec(text) ?? [];
  if (head === undefined || claims === undefined) return undefined;
  const [header, content] = [base64In(head), base64In(claims)];
  return header === undefined || content === undefined ? undefined : { header, claims: content, signature };
}
