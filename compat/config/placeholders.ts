/** A reference in a text: `${key}` or `${key:default}`. */
export interface Placeholder {
  readonly key: string;
  readonly fallback?: string;
}

/** References in a text, those in defaults of others too, the outer ones first. Pure. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at)) {
    const end = closing(text, at);
    if (end === undefined) break;
    const inside = text.slice(at + 2, end);
    const colon = inside.indexOf(':');
    const key = (colon === -1 ? inside : inside.slice(0, colon)).trim();
    // `${key:-default}` is what shells write.
    const fallback = colon === -1 ? undefined : inside.slice(colon + 1).replace(/^-/, '');
    if (/^[\w.[\]-]+$/.test(key)) found.push({ key, ...(fallback !== undefined && { fallback }) });
    if (fallback !== undefined) found.push(...placeholdersIn(fallback));
    at = end;
  }
  return found;
}

function closing(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0 && text[at] === '}') return at;
  }
  return undefined;
}
