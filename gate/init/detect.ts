import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git } from '../git.ts';
import type { Found, FoundPackage, FoundRouter } from './found.ts';
import { walk } from './walk.ts';

const headBytes = 64 * 1024;

/** Looks at a folder and says what a gate could work with. Reads the head of each likely file, runs nothing of it. */
export async function detect(folder: string): Promise<Found> {
  const files = walk(folder);
  const head = (file: string): string => readHead(join(folder, file));
  const packages = files.map((file) => recognizePackage(file, head)).filter((found) => found !== undefined);
  return {
    service: packages.find(({ name }) => name !== undefined)?.name ?? basename(folder),
    migrations: migrationFolders(files),
    apis: files.filter((file) => /\.(ya?ml|json)$/.test(file) && isApiDescription(head(file))),
    queries: files.some((file) => isQuery(file)) ? [...new Set(files.filter(isQuery).map(parent))] : [],
    captures: files.filter((file) => /(access[^/]*\.log(\.gz)?|\.har)$/.test(file)),
    routers: files.map((file) => recognizeRouter(file, head)).filter((found) => found !== undefined),
    packages,
    git: await detectGit(folder),
  };
}

const parent = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';
const isNumbered = (file: string): boolean =>
  /(^|\/)(V?\d{1,14}[-_.]).*\.sql$/i.test(file) || /\/\d+[^/]*\/migration\.sql$/.test(file);
const isQuery = (file: string): boolean => /(^|\/)quer(y|ies)\//.test(file) && file.endsWith('.sql');

/** Folders whose SQL files carry numbers; Prisma keeps one folder per migration. */
function migrationFolders(files: readonly string[]): readonly string[] {
  const folders = files
    .filter(isNumbered)
    .map((file) => (file.endsWith('/migration.sql') ? parent(parent(file)) : parent(file)));
  return [...new Set(folders)];
}

function isApiDescription(head: string): boolean {
  return (
    /^\s*\{?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]\./m.test(head) && /["']?paths["']?\s*:/.test(head)
  );
}

function recognizeRouter(file: string, head: (file: string) => string): FoundRouter | undefined {
  if (!/\.conf$|nginx/.test(file)) return undefined;
  const text = head(file);
  if (!/\b(proxy_pass|upstream)\b/.test(text)) return undefined;
  const names = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => (match[1] ?? '').replaceAll('_', '-'))),
  ];
  const cookies = names(/\$cookie_(\w+)/g);
  const headers = names(/\$http_(x_\w+)/g);
  return { file, cookies, headers };
}

function recognizePackage(file: string, head: (file: string) => string): FoundPackage | undefined {
  if (file === 'package.json') {
    try {
      const { name, scripts } = JSON.parse(head(file)) as { name?: string; scripts?: Record<string, string> };
      return {
        file,
        name: name?.replace(/^@[^/]+\//, ''),
        test: scripts?.['test'] === undefined ? undefined : ['npm', 'test'],
      };
    } catch {
      return { file };
    }
  }
  if (file === 'pom.xml') return { file, test: ['mvn', '-q', 'verify'] };
  if (file === 'go.mod')
    return {
      file,
      name: /^module\s+\S*?([^/\s]+)\s*$/m.exec(head(file))?.[1],
      test: ['go', 'test', './...'],
    };
  if (file === 'Cargo.toml')
    return { file, name: /^name\s*=\s*"([^"]+)"/m.exec(head(file))?.[1], test: ['cargo', 'test'] };
  return undefined;
}

async function detectGit(folder: string): Promise<Found['git']> {
  if ((await git(folder, ['rev-parse', 'HEAD'])) === undefined) return undefined;
  const remote = await git(folder, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  const local = await git(folder, [
    'branch',
    '--list',
    '--format=%(refname:short)',
    'main',
    'master',
    'trunk',
  ]);
  const tag = await git(folder, ['describe', '--tags', '--abbrev=0']);
  return { trunk: remote ?? local?.split('\n')[0] ?? undefined, tag };
}

function readHead(path: string): string {
  try {
    const file = openSync(path, 'r');
    const bytes = Buffer.alloc(headBytes);
    const length = readSync(file, bytes, 0, headBytes, 0);
    closeSync(file);
    return bytes.toString('utf8', 0, length);
  } catch {
    return '';
  }
}
