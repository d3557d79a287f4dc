import type { Parameter } from '../contract.ts';
import { isRecord } from '../read/record.ts';
import { texts } from './show-message.ts';

const separators: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '|',
  ssv: '%20',
  tsv: '%09',
  pipes: '|',
};

/** A value of a parameter as its style writes it, for example `size=1&size=2` or `;size=1,2`. */
export function writtenAs({ name, in: where, style, mediaType }: Parameter, value: unknown): string {
  const isQuery = where === 'query' || where === 'cookie';
  const isFree = style.includes('reserved characters');
  const text = (one: unknown): string => {
    const [plain = ''] = texts(one);
    return isQuery && !isFree ? encodeURIComponent(plain) : plain;
  };
  if (mediaType !== undefined) return `${name}=${text(value)}`;
  const [, written = isQuery ? 'form' : 'simple'] = /^(?:style|collectionFormat) (\w+)/.exec(style) ?? [];
  const isExploded =
    /explode true|^collectionFormat multi/.test(style) || (isQuery && !/^(?:style|coll)/.test(style));
  const fields = isRecord(value)
    ? Object.entries(value).map(([key, one]) => [key, text(one)] as const)
    : undefined;
  if (written === 'deepObject' && fields)
    return fields.map(([key, one]) => `${name}[${key}]=${one}`).join('&');
  const pairs = fields?.map((pair) => pair.join('='));
  const list = Array.isArray(value) ? value.map(text) : [text(value)];
  const joined = (separator: string): string =>
    isExploded && pairs ? pairs.join(separator) : (fields?.flat() ?? list).join(separator);
  if (written === 'label') return `/.${joined(isExploded ? '.' : ',')}`;
  if (written === 'matrix')
    return isExploded
      ? `/;${(pairs ?? list.map((one) => `${name}=${one}`)).join(';')}`
      : `/;${name}=${joined(',')}`;
  if (isQuery && isExploded) return (pairs ?? list.map((one) => `${name}=${one}`)).join('&');
  if (isQuery) return `${name}=${joined(separators[written] ?? ',')}`;
  return where === 'path' ? `/${joined(',')}` : `${name}: ${joined(',')}`;
}
