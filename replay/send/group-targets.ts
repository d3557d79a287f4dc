import { HarnessError } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';
import { readTlsFiles } from './tls/tls-files.ts';

/**
 * The addresses that a group leads to: its URL and its entry. All that it says of its connections is checked.
 *
 * @throws {HarnessError} `usage` for an address that is none, and for connections that cannot be made so.
 */
export function groupTargets(name: string, group: GroupOptions): readonly URL[] {
  const url = groupUrl(name, group.url);
  const isSecure = url.protocol === 'https:';
  for (const option of ['tls', 'http2'] as const) {
    if (isSecure || group[option] === undefined || group[option] === false) continue;
    throw new HarnessError('usage', {
      what: `${name}.${option} needs https, and ${group.url} is plain.`,
      where: `${name}.${option}`,
      todo: 'Give the https address of the group, or leave it out.',
    });
  }
  for (const option of ['connectionsMax', 'requestsPerConnectionMax', 'keepAliveMs'] as const) {
    const value = group[option];
    if (value === undefined || (value > 0 && (option === 'keepAliveMs' || Number.isInteger(value)))) continue;
    throw new HarnessError('usage', {
      what: `${name}.${option} is ${value}, which cannot be.`,
      where: `${name}.${option}`,
      todo: 'Give a whole number above 0.',
    });
  }
  readTlsFiles(name, group.tls);
  return group.entry === undefined ? [url] : [url, entryUrl(name, group.entry, url.protocol)];
}

function groupUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '')
    return url;
  throw new HarnessError('usage', {
    what: `"${text}" is no address of a ${name} group.`,
    where: `--${name}`,
    todo: 'Write it as https://host:port, without user name and query.',
  });
}

function entryUrl(name: string, entry: string, protocol: string): URL {
  const text = `${protocol}//${entry}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^[^/@?#\s]+$/.test(entry) && /:\d+$/.test(entry)) return url;
  throw new HarnessError('usage', {
    what: `"${entry}" is no entry of a ${name} group.`,
    where: `${name}.entry`,
    todo: 'Write it as host:port, for example 127.0.0.1:8443.',
  });
}
