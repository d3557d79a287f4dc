/**
 * Canonical keys of the places that results speak of.
 *
 * Equal places get equal keys whichever tool names them, so that results can be linked:
 * a replayed route and a described operation are both `operation:GET /orders/{}`.
 */

/**
 * `GET`, `/Orders/{orderId}/?full=1` → `operation:GET /Orders/{}`. Names of parameters (also written
 * `:orderId`), a trailing slash and the query do not count.
 */
export function operation(method: string, path: string): string {
  const bare = path
    .replace(/[?#].*$/s, '')
    .replace(/\{[^}]*\}|(?<=\/):[A-Za-z_]\w*/g, '{}')
    .replace(/(?<=.)\/+$/, '');
  return `operation:${method.toUpperCase()} ${bare}`;
}

/** `public`, `orders` → `table:orders`; other schemas are named. */
export function table(schema: string, name: string): string {
  return `table:${schema === 'public' ? name : `${schema}.${name}`}`;
}

/** `public`, `orders`, `note` → `column:orders.note`. */
export function column(schema: string, tableName: string, name: string): string {
  return `column:${schema === 'public' ? tableName : `${schema}.${tableName}`}.${name}`;
}

/** An item of a checklist: `item:BLD-07`. */
export function item(id: string): string {
  return `item:${id}`;
}

/** A service of the dependency graph: `service:delivery`. */
export function service(name: string): string {
  return `service:${name}`;
}

/** A query of a query source, by its name or short text: `query:list-ads`. */
export function query(name: string): string {
  return `query:${name}`;
}

/** A file of a migration history: `migration:2_orders.down.sql`. */
export function migration(file: string): string {
  return `migration:${file}`;
}

/** A key of configuration, as it is spelled: `config:order.timeout`. */
export function configKey(key: string): string {
  return `config:${key}`;
}

/** A deployment: `group:preview`. */
export function group(name: 'stable' | 'preview'): string {
  return `group:${name}`;
}

/** The key without its kind, as a person reads it. */
export function label(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
