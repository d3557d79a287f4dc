import { type JsonObject, isRecord, listOf, textOf } from './record.ts';

/** URLs of the servers with the defaults of their variables, as written otherwise; a path alone where no host is named. */
export function serversOf(document: JsonObject): string[] {
  if (Array.isArray(document['servers'])) return listOf(document['servers']).filter(isRecord).map(urlOf);
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

function urlOf(server: JsonObject): string {
  const variables = isRecord(server['variables']) ? server['variables'] : {};
  return textOf(server['url']).replace(/\{([^}]*)\}/g, (_, name: string) => {
    const variable = variables[name];
    return isRecord(variable) ? textOf(variable['default']) : '';
  });
}
