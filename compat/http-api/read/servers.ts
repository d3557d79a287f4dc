import { type JsonObject, isRecord, listOf, textOf } from './record.ts';

const urlsMax = 50;

/**
 * URLs of the servers with each listed value of their variables, the default first; a path alone where no host is named.
 */
export function serversOf(document: JsonObject): string[] {
  if (Array.isArray(document['servers']))
    return [...new Set(listOf(document['servers']).filter(isRecord).flatMap(urlsOf))];
  if (document['host'] === undefined && document['basePath'] === undefined) return [];
  const schemes = listOf(document['schemes']).map(textOf);
  const path = textOf(document['basePath']);
  const host = textOf(document['host']);
  if (host === '') return [path];
  return schemes.length === 0 ? [`//${host}${path}`] : schemes.map((scheme) => `${scheme}://${host}${path}`);
}

/** Path of the first server, for example `/v1`; empty when there is none. */
export function basePathOf(document: JsonObject): string {
  const [url = ''] = serversOf(document);
  return url
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*|^\/\/[^/]*/i, '')
    .replace(/^(?=[^/])/, '/')
    .replace(/\/+$/, '');
}

function urlsOf(server: JsonObject): string[] {
  const variables = isRecord(server['variables']) ? server['variables'] : {};
  let urls = [''];
  for (const [nth, part] of textOf(server['url'])
    .split(/\{([^}]*)\}/)
    .entries()) {
    // every second part is the name of a variable
    const values = nth % 2 === 0 ? [part] : valuesOf(variables[part]);
    urls = urls.flatMap((url) => values.map((value) => url + value)).slice(0, urlsMax);
  }
  return urls;
}

function valuesOf(variable: unknown): string[] {
  if (!isRecord(variable)) return [''];
  return [...new Set([textOf(variable['default']), ...listOf(variable['enum']).map(textOf)])];
}
