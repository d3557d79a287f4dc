import type { TreeStore } from '../coordination/tree-store.ts';
import type { DubboService } from './dubbo-service.ts';
import { instanceOf, serves, type Instance } from './instance.ts';

/**
 * The interfaces that Dubbo registers in Nacos as services named `providers:INTERFACE:VERSION:GROUP` and
 * `consumers:…`; the metadata of an instance is the query of its URL. Dubbo registers consumers only with
 * `register-consumer-url=true`. Written from https://dubbo.apache.org/en/overview/mannual/java-sdk/reference-manual/registry/nacos
 */
export async function nacosServices(
  store: TreeStore,
  group = '/DEFAULT_GROUP',
  names?: readonly string[],
): Promise<DubboService[]> {
  const all = (await store.services?.(group.slice(1))) ?? [];
  const found = new Map<string, { providers: Instance[]; consumers: Instance[] }>();
  for (const service of all) {
    const [, kind, name = ''] = /^(providers|consumers):([^:]+)/.exec(service) ?? [];
    if (kind === undefined || !(names?.includes(name) ?? true)) continue;
    const known = found.get(name) ?? { providers: [], consumers: [] };
    found.set(name, known);
    const entries = (await store.children(`${group}/${service}`)) ?? [];
    const instances = entries.flatMap((entry) => instanceOf(entry) ?? []);
    if (kind === 'consumers') known.consumers.push(...instances);
    else known.providers.push(...instances.filter(serves));
  }
  return [...found].map(([name, both]) => ({ name, ...both }));
}
