import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { git } from '../git.ts';
import type { Project, Proposal, Remote } from './detector.ts';
import { detectors } from './detectors/index.ts';
import { isRouter } from './detectors/nginx.ts';
import type { Found, FoundRouter } from './found.ts';
import { objectsIn, slugOf } from './source-text.ts';
import { walk } from './walk.ts';

const headBytes = 64 * 1024;

/** Looks at a folder and says what a gate could work with. Reads the head of each likely file, runs nothing of it. */
export async function detect(folder: string): Promise<Found> {
  const project = projectOf(walk(folder), (file) => readHead(join(folder, file)), await detectGit(folder));
  const { files } = project;
  return {
    service: packageName(project) ?? basename(folder),
    proposals: proposalsOf(project),
    queries: [...new Set(files.filter(isQuery).map(parent))],
    captures: files.filter((file) => /(access[^/]*\.log(\.gz)?|\.har)$/.test(file)),
    routers: files.flatMap((file) => recognizeRouter(file, project) ?? []),
    git: project.git,
  };
}

/** Each file is read once, however many detectors look at it. */
export function projectOf(
  files: readonly string[],
  read: (file: string) => string,
  repository?: Project['git'],
): Project {
  const texts = new Map<string, string>();
  return {
    files,
    ...(repository && { git: repository }),
    text(file) {
      const text = texts.get(file) ?? read(file);
      texts.set(file, text);
      return text;
    },
  };
}

/** What all detectors propose. Two that take the same id are told apart by their files. */
export function proposalsOf(project: Project): readonly Proposal[] {
  const taken = new Set<string>();
  return detectors
    .flatMap((detector) => detector.detect(project))
    .map((proposal) => {
      let id = proposal.id;
      for (let count = 1; taken.has(id); count += 1) {
        const suffix = count === 1 ? slugOf(proposal.file) : `${count}`;
        id = `${proposal.id}-${suffix}`;
      }
      taken.add(id);
      return { ...proposal, id };
    });
}

const parent = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';
const isQuery = (file: string): boolean => /(^|\/)quer(y|ies)\//.test(file) && file.endsWith('.sql');

function recognizeRouter(file: string, project: Project): FoundRouter | undefined {
  if (!isRouter(project, file)) return undefined;
  const text = project.text(file);
  const names = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => (match[1] ?? '').replaceAll('_', '-'))),
  ];
  const cookies = names(/\$cookie_(\w+)/g);
  const headers = names(/\$http_(x_\w+)/g);
  return { file, cookies, headers };
}

/** Of the package in the folder itself. */
function packageName(project: Project): string | undefined {
  const read = (file: string): string => (project.files.includes(file) ? project.text(file) : '');
  const [written] = objectsIn(read('package.json'));
  const name = written?.['name'];
  if (typeof name === 'string') return name.replace(/^@[^/]+\//, '');
  return (
    /^module\s+\S*?([^/\s]+)\s*$/m.exec(read('go.mod'))?.[1] ??
    /^name\s*=\s*"([^"]+)"/m.exec(read('Cargo.toml'))?.[1]
  );
}

async function detectGit(folder: string): Promise<Found['git']> {
  if ((await git(folder, ['rev-parse', 'HEAD'])) === undefined) return undefined;
  const trunk = await git(folder, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  const local = await git(folder, [
    'branch',
    '--list',
    '--format=%(refname:short)',
    'main',
    'master',
    'trunk',
  ]);
  const tag = await git(folder, ['describe', '--tags', '--abbrev=0']);
  const remote = remoteOf((await git(folder, ['remote', 'get-url', 'origin'])) ?? '');
  return { trunk: trunk ?? local?.split('\n')[0] ?? undefined, tag, ...(remote && { remote }) };
}

/** `git@github.com:shop/web.git`, `https://gitlab.example/shop/web`; the login of a URL is left out. */
export function remoteOf(url: string): Remote | undefined {
  const [, host = '', path = ''] =
    /^(?:\w+:\/\/)?(?:[^@/]*@)?([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
  if (!path.includes('/')) return undefined;
  if (host === 'github.com') return { host: 'github', url: 'https://api.github.com', project: path };
  return /gitlab/.test(host) ? { host: 'gitlab', url: `https://${host}/api/v4`, project: path } : undefined;
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
