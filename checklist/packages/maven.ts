import { Parser } from 'htmlparser2';
import type { PackageReader, PackageUse } from './package-use.ts';

interface Coordinates {
  groupId?: string;
  artifactId?: string;
  version?: string;
  at: number;
}

/** `pom.xml`: dependencies, managed ones, those of profiles and plugins, and the parent. Properties of the file are filled in. */
export const pom: PackageReader = {
  reads: (fileName) => fileName === 'pom.xml' || fileName.endsWith('.pom'),
  read(text) {
    const { found, properties } = parse(text);
    if (found === undefined) throw new Error('it is no Maven project');
    return found.flatMap(({ groupId, artifactId, version, at }): PackageUse[] => {
      if (groupId === undefined || artifactId === undefined) return [];
      const name = `${filled(groupId, properties)}:${filled(artifactId, properties)}`;
      const known = version === undefined ? undefined : filled(version, properties);
      return [{ ecosystem: 'maven', name, version: known?.includes('${') ? undefined : known, at }];
    });
  },
};

function parse(text: string): { found?: Coordinates[]; properties: Map<string, string> } {
  const properties = new Map<string, string>();
  const found: Coordinates[] = [];
  const path: string[] = [];
  let isProject = false;
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name);
        isProject ||= path.length === 1 && name === 'project';
        if (name === 'dependency' || (name === 'parent' && path.length === 2))
          found.push({ at: parser.startIndex });
      },
      ontext(data) {
        const value = data.trim();
        const [holder, name = ''] = path.slice(-2);
        if (value === '') return;
        if (holder === 'properties') properties.set(name, value);
        if (holder === 'project' && name === 'version') properties.set('project.version', value);
        if (holder === 'parent' && path.length === 3) {
          properties.set(`project.parent.${name}`, value);
          if (!properties.has(`project.${name}`)) properties.set(`project.${name}`, value);
        }
        const last = found.at(-1);
        const isCoordinate = name === 'groupId' || name === 'artifactId' || name === 'version';
        if (last && isCoordinate && (holder === 'dependency' || (holder === 'parent' && path.length === 3)))
          last[name] = value;
      },
      onclosetag() {
        path.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return isProject ? { found, properties } : { properties };
}

/** Properties may name properties; ten steps end those that name themselves. */
function filled(text: string, properties: ReadonlyMap<string, string>): string {
  let value = text;
  for (let step = 0; step < 10 && value.includes('${'); step += 1)
    value = value.replace(/\$\{([^}]+)\}/g, (all, name: string) => properties.get(name) ?? all);
  return value;
}
