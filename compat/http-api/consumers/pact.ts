/** Consumer contracts as Pact files of version 2 to 4 write them. Pure. */
import { type JsonObject, isRecord, listOf, textOf } from '../read/record.ts';
import { type Consumer, fieldsOf, type Use } from './consumer.ts';

/** Undefined for what is no Pact file. Messages and plug-in interactions are no calls and are left out. */
export function consumerInPact(value: unknown): Consumer | undefined {
  if (!isRecord(value) || !isRecord(value['consumer']) || !Array.isArray(value['interactions']))
    return undefined;
  const uses = listOf(value['interactions'])
    .filter(isRecord)
    .filter(({ type }) => type === undefined || type === 'Synchronous/HTTP')
    .map(useOf)
    .filter((use) => use !== undefined);
  return { name: textOf(value['consumer']['name']), uses };
}

function useOf({ request, response }: JsonObject): Use | undefined {
  if (!isRecord(request)) return undefined;
  const path = pathOf(request['path']);
  if (path === '') return undefined;
  const headers = isRecord(request['headers']) ? Object.keys(request['headers']) : [];
  return {
    method: textOf(request['method']).toUpperCase() || 'GET',
    path,
    parameters: new Set([
      ...queryNames(request['query']).map((name) => `query ${name}`),
      ...headers.map((name) => `header ${name.toLowerCase()}`),
    ]),
    requestFields: fieldsOf(bodyOf(request['body'])),
    replyFields: fieldsOf(isRecord(response) ? bodyOf(response['body']) : undefined),
  };
}

/** Some writers put a matcher in place of the path: `{ "value": "/ads/7" }`. */
function pathOf(path: unknown): string {
  return isRecord(path) ? textOf(path['value']) : textOf(path);
}

/** Version 2 writes a query as text, later ones as an object of lists. */
function queryNames(query: unknown): string[] {
  if (typeof query === 'string') return [...new URLSearchParams(query).keys()];
  return isRecord(query) ? Object.keys(query) : [];
}

/** Version 4 wraps a body: `{ content, contentType, encoded }`. */
function bodyOf(body: unknown): unknown {
  if (!isRecord(body) || !('content' in body) || !('contentType' in body || 'encoded' in body)) return body;
  if (typeof body['content'] !== 'string' || body['encoded'] === 'base64') return body['content'];
  try {
    return JSON.parse(body['content']);
  } catch {
    return undefined;
  }
}
