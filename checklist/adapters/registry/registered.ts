import type { TreeStore } from '../coordination/tree-store.ts';
import { configured } from './dubbo-url.ts';
import { instanceOf, type Instance } from './instance.ts';

/**
 * The instances registered below a path; undefined where there is no such path. For the `providers` of a Dubbo
 * interface the rules beside it (`configurators`) are applied.
 */
export async function registered(store: TreeStore, path: string): Promise<readonly Instance[] | undefined> {
  const entries = await store.children(path);
  const instances = entries?.flatMap((entry) => instanceOf(entry) ?? []);
  if (instances === undefined || !path.endsWith('/providers')) return instances;
  const rules = (await store.children(path.replace(/providers$/, 'configurators'))) ?? [];
  const names = rules.map(({ name }) => name);
  return instances.map((instance) => configured(instance, names));
}
