/** Whether a query asks for exactly this term, as a chip does. */
export function asksFor(query: string, term: string): boolean {
  return wordsOf(query).includes(term);
}

/** The query with the term, or without it when it had it. Other terms of the same key give way. */
export function toggleTerm(query: string, term: string): string {
  const key = term.slice(0, term.indexOf(':') + 1);
  const words = wordsOf(query);
  const others = words.filter((word) => !word.startsWith(key));
  return (words.includes(term) ? others : [...others, term]).join(' ');
}

function wordsOf(query: string): readonly string[] {
  return query.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
}
