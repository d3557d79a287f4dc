/**
 * The SQL in a message of a PostgreSQL server; undefined when it holds none.
 *
 * A statement of the extended protocol is logged when it is parsed, bound and executed; only the last counts.
 */
export function loggedQuery(message: string): string | undefined {
  const said = /^(?:duration: [\d.]+ ms\s+)?(?:statement|execute [^:]*): ([^]+)$/.exec(message.trim());
  return said?.[1];
}
