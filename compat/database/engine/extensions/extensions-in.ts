/** Names of the extensions that texts create, also where they do so inside a DO block. */
export function extensionsIn(texts: readonly string[]): string[] {
  const named = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)/gi;
  const found = texts.flatMap((sql) => [...sql.matchAll(named)].map(([, name = '']) => name.toLowerCase()));
  return [...new Set(found)].filter((name) => name !== 'plpgsql');
}
