import type { Entry } from '../coordination/tree-store.ts';
import { dubboUrl, type DubboUrl } from './dubbo-url.ts';

/** One registered instance. What it does not say of itself is absent. */
export interface Instance {
  /** The name that it is registered under. */
  readonly id: string;
  /** `host:port`, or the id where no address is told. */
  readonly address: string;
  readonly application?: string;
  readonly version?: string;
  readonly group?: string;
  readonly zone?: string;
  readonly weight?: number;
  readonly enabled?: boolean;
  readonly healthy?: boolean;
}

const addressPattern = /^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i;

/**
 * The instance that an entry stands for: a Dubbo URL or an address in its name, an address or JSON in its text (as
 * Spring Cloud, Nacos and Consul write it). Undefined for a folder: a lasting entry without any of it.
 */
export function instanceOf(entry: Entry): Instance | undefined {
  const { name, text, lasting } = entry;
  const url = dubboUrl(name);
  if (url !== undefined) return fromDubbo(name, url);
  const written = jsonObject(text);
  if (written !== undefined) return { id: name, address: addressIn(written) ?? name, ...marksIn(written) };
  if (addressPattern.test(text.trim())) return { id: name, address: text.trim() };
  const isFolder = lasting && text === '' && !addressPattern.test(name);
  return isFolder ? undefined : { id: name, address: name };
}

/** It takes requests, as far as the registry knows. */
export function serves({ enabled = true, healthy = true, weight = 1 }: Instance): boolean {
  return enabled && healthy && weight > 0;
}

function fromDubbo(name: string, { address, values }: DubboUrl): Instance {
  const { application, version, group, zone, weight, disabled, enabled } = values;
  return {
    id: name,
    address,
    ...defined({ application, version, group, zone }),
    ...(weight !== undefined && Number.isFinite(Number(weight)) && { weight: Number(weight) }),
    ...((disabled ?? enabled) !== undefined && { enabled: disabled !== 'true' && enabled !== 'false' }),
  };
}

type Written = Readonly<Record<string, unknown>>;

function jsonObject(text: string): Written | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Written;
  } catch {
    return undefined;
  }
}

function addressIn(written: Written): string | undefined {
  const host = first(written, ['address', 'host', 'ip', 'hostname', 'Address']);
  const port = first(written, ['port', 'Port']);
  if (host === undefined) return undefined;
  return port === undefined || addressPattern.test(host) ? host : `${host}:${port}`;
}

function marksIn(written: Written): Omit<Instance, 'id' | 'address'> {
  const payload = objectIn(written, 'payload');
  const all = { ...objectIn(payload, 'metadata'), ...objectIn(written, 'metadata'), ...written };
  const weight = first(all, ['weight']);
  const flags = ['enabled', 'healthy'].flatMap((name) => {
    const value = first(all, [name]);
    return value === undefined ? [] : [[name, value !== 'false'] as const];
  });
  return {
    ...defined({
      application: first(all, ['application', 'name', 'serviceName']),
      version: first(all, ['version']),
      group: first(all, ['group', 'GROUP']),
      zone: first(all, ['zone', 'clusterName', 'dc', 'region']),
    }),
    ...(weight !== undefined && Number.isFinite(Number(weight)) && { weight: Number(weight) }),
    ...Object.fromEntries(flags),
  };
}

function objectIn(written: Written, name: string): Written {
  const value = written[name];
  return typeof value === 'object' && value !== null ? (value as Written) : {};
}

/** The first of the names that has a value, as text. */
function first(written: Written, names: readonly string[]): string | undefined {
  const value = names.map((name) => written[name]).find((each) => each !== undefined && each !== null);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : undefined;
}

function defined<Texts extends object>(texts: Texts): { [Name in keyof Texts]?: string } {
  const told = Object.entries(texts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(told) as { [Name in keyof Texts]?: string };
}
