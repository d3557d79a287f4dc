import type { PackageReader, PackageUse } from './package-use.ts';

type Json = Readonly<Record<string, unknown>>;
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** `package.json`: what is asked for. */
export const packageJson: PackageReader = {
  reads: (fileName) => fileName === 'package.json',
  read(text) {
    const data = recordIn(JSON.parse(text));
    return kinds.flatMap((kind) =>
      Object.entries(recordIn(data[kind])).map(([name, version]): PackageUse => ({
        ecosystem: 'npm',
        name,
        version: String(version),
        at: text.indexOf(`"${name}"`, text.indexOf(`"${kind}"`)),
      })),
    );
  },
};

/** `package-lock.json` of npm 7 and newer, and `npm-shrinkwrap.json`: what is installed, at any depth. */
export const packageLock: PackageReader = {
  reads: (fileName) => fileName === 'package-lock.json' || fileName === 'npm-shrinkwrap.json',
  read(text) {
    const packages = recordIn(JSON.parse(text))['packages'];
    if (packages === undefined) throw new Error('it has no "packages"; npm 7 or newer writes them');
    let at = 0;
    return Object.entries(recordIn(packages))
      .filter(([path]) => path.includes('node_modules/'))
      .map(([path, entry]): PackageUse => {
        // From the last one on: searching a long file from its start for each would take minutes.
        at = Math.max(at, text.indexOf(`"${path}"`, at));
        const { name, version, resolved = '', link } = recordIn(entry);
        const source = link === true ? `link:${String(resolved)}` : String(resolved);
        return {
          ecosystem: 'npm',
          name: typeof name === 'string' ? name : (path.split('node_modules/').at(-1) ?? path),
          version: /^(git|file:|link:)/.test(source) ? source : String(version),
          at,
        };
      });
  },
};

function recordIn(value: unknown): Json {
  return value !== null && typeof value === 'object' ? (value as Json) : {};
}
