import { gatherConfig, type Gathered } from './gather.ts';
import type { CompatConfigOptions } from './options.ts';
import type { ConfigExample } from './rule.ts';

/** Reads an example as if its files stood in folders of those names. */
export async function gatherExample({ files }: ConfigExample): Promise<Gathered> {
  const all = files
    .split(/^# file: /m)
    .filter((part) => part !== '')
    .map((part) => /^(\S+)\n([^]*)$/.exec(part))
    .map((match) => ({ name: match?.[1] ?? '', content: Buffer.from(match?.[2] ?? '') }));
  const below = (folder: string): typeof all =>
    all
      .filter(({ name }) => name.startsWith(`${folder}/`))
      .map(({ name, content }) => ({ name: name.slice(folder.length + 1), content }));
  const given = (folder: string): string | undefined => (below(folder).length > 0 ? folder : undefined);
  const groups = [...new Set(below('groups').map(({ name }) => name.split('/')[0] ?? ''))];
  // `environment/prod/…` is an environment called prod.
  const inner = /^environment\/([\w-]+)\//m.exec(all.map(({ name }) => name).join('\n'))?.[1];
  const places = {
    oldCode: given('old-code'),
    newCode: given('new-code'),
    oldEnvironment: given('old-environment'),
    environment: given('environment'),
    declared: given('declared'),
  };
  const options: CompatConfigOptions = {
    subject: { service: 'example' },
    ...(Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined)) as Partial<
      typeof options
    >),
    ...(inner !== undefined && { environmentName: inner }),
    groups: Object.fromEntries(groups.map((group) => [group, `groups/${group}`])),
    hashKey: 'example',
  };
  return gatherConfig(options, (spec, wanted) =>
    Promise.resolve({
      files: below(spec).filter(({ name }) => wanted(name)),
      display: (name) => `${spec}/${name}`,
    }),
  );
}
