import type { TreeStore } from '../coordination/tree-store.ts';
import { configured, dubboUrl } from './dubbo-url.ts';
import { instanceOf, serves, type Instance } from './instance.ts';
import { nacosServices } from './nacos-services.ts';
import type { DubboService } from './dubbo-service.ts';

/** How many interfaces are read at the same time. */
const atOnce = 32;

/**
 * The named interfaces below a root, or all of it. (etcd has no folders to list; there the names must be given.)
 *
 * @param from default: `/dubbo`, and of Nacos the group `/DEFAULT_GROUP`
 */
export async function dubboServices(
  store: TreeStore,
  from?: string,
  names?: readonly string[],
): Promise<DubboService[]> {
  if (store.services) return nacosServices(store, from, names);
  const root = from ?? '/dubbo';
  const wanted = names ?? ((await store.children(root)) ?? []).map(({ name }) => name);
  const services: DubboService[] = [];
  for (let start = 0; start < wanted.length; start += atOnce) {
    const some = wanted.slice(start, start + atOnce);
    services.push(...(await Promise.all(some.map((name) => serviceOf(store, root, name)))));
  }
  return services;
}

async function serviceOf(store: TreeStore, root: string, name: string): Promise<DubboService> {
  const [providers = [], consumers = [], rules = []] = await Promise.all(
    ['providers', 'consumers', 'configurators'].map((kind) => store.children(`${root}/${name}/${kind}`)),
  );
  const ruleNames = rules.map((rule) => rule.name);
  return {
    name,
    providers: providers
      .filter((entry) => dubboUrl(entry.name) !== undefined)
      .flatMap((entry) => instanceOf(entry) ?? [])
      .map((instance) => configured(instance, ruleNames))
      .filter(serves),
    consumers: consumers.flatMap((entry) => instanceOf(entry) ?? []),
  };
}

/** Group, interface and version as Dubbo writes them together: `GREEN/com.shop.Orders:1.0.1`. */
export function serviceKey(
  name: string,
  { group = '', version = '' }: Pick<Instance, 'group' | 'version'>,
): string {
  return `${group === '' ? '' : `${group}/`}${name}${isUnversioned(version) ? '' : `:${version}`}`;
}

/** A consumer takes one group or some with commas, one version, or `*` for any. */
export function fits(consumer: Instance, provider: Instance): boolean {
  const { group = '', version = '' } = consumer;
  const groups = new Set(group.split(',').map((each) => each.trim()));
  const isGroup = groups.has('*') || groups.has(provider.group ?? '');
  const own = provider.version ?? '';
  return isGroup && (version === '*' || version === own || (isUnversioned(version) && isUnversioned(own)));
}

function isUnversioned(version: string): boolean {
  return version === '' || version === '0.0.0';
}
