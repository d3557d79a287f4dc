import { Type, type Static } from '@sinclair/typebox';
import { counted, type Evidence } from '../../reports/index.ts';
import { filesUnder, type FilesUnder } from '../adapters/files-under.ts';
import { compareBuilds, type Digests } from '../asset-names.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { patternProblems } from '../pattern.ts';

const globs = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description }));
const folder = (description: string) => Type.String({ minLength: 1, description });
const params = Type.Object(
  {
    build: folder('folder of the build that goes out, for example dist'),
    formerBuild: folder('folder of the build that is online'),
    files: globs('whose names must carry a hash; default: scripts and styles'),
    ignore: globs('files with a fixed name by design, for example a service worker'),
    pattern: Type.Optional(
      Type.String({ description: 'regular expression for a path whose first group is the hash' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly now?: Digests;
  readonly former?: Digests;
  readonly fault?: string;
}

const example: Params = { build: 'dist', formerBuild: 'dist-former' };
const former: Digests = { 'app-4f0c11d9.js': 'a', 'shop.B3kd92_x.css': 'b' };

/** Holds the files of two builds against each other by name and content. */
export const assets: Check<Params, Facts> = {
  id: 'assets',
  question: 'Do names of scripts and styles change exactly when their content does?',
  why: 'A name that gets new content is served old from caches; old pages and new files then meet in one browser.',
  remedy:
    'Let the bundler put a hash of the content into each name, and build from the same tools each time.',
  params,
  problems: ({ pattern }) =>
    pattern === undefined || /\((?!\?[:=!<])/.test(pattern)
      ? patternProblems({ pattern })
      : [{ path: ['pattern'], problem: '"pattern" needs a group for the hash' }],
  gather,
  judge,
  examples: [
    {
      title: 'a script that changed, under a new name',
      params: example,
      facts: { now: { 'app-9a77e0b1.js': 'c', 'shop.B3kd92_x.css': 'b' }, former },
      outcome: 'pass',
    },
    {
      title: 'new content under a hash that stayed',
      params: example,
      facts: { now: { ...former, 'app-4f0c11d9.js': 'c' }, former },
      outcome: 'fail',
    },
    {
      title: 'a new hash for content that stayed',
      params: example,
      facts: { now: { 'app-9a77e0b1.js': 'a' }, former },
      outcome: 'fail',
    },
    {
      title: 'a name without a hash',
      params: example,
      facts: { now: { ...former, 'app-settings.js': 'd' }, former },
      outcome: 'fail',
    },
    {
      title: 'a form of names of its own',
      params: { ...example, pattern: String.raw`\.v(\d+)\.js$` },
      facts: { now: { 'app.v12.js': 'b' }, former: { 'app.v11.js': 'a' } },
      outcome: 'pass',
    },
    { title: 'no scripts at all', params: example, facts: { now: {}, former }, outcome: 'inconclusive' },
    {
      title: 'no build to compare with',
      params: example,
      facts: { now: former, former: {} },
      outcome: 'inconclusive',
    },
    { title: 'no folder', params: example, facts: { fault: 'dist does not exist' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { build, formerBuild, files = ['**/*.{js,mjs,css}'], ignore = [] } = given;
  const [now, old] = [
    await filesUnder(build, { files, ignore }, context),
    await filesUnder(formerBuild, { files, ignore }, context),
  ];
  if ('fault' in now) return now;
  if ('fault' in old) return old;
  return { now: digestsOf(now.found), former: digestsOf(old.found) };
}

function digestsOf(files: FilesUnder): Digests {
  return Object.fromEntries(Object.entries(files).map(([path, { sha256 }]) => [path, sha256]));
}

function judge(
  { now = {}, former: old = {}, fault }: Facts,
  { build, formerBuild, pattern }: Params,
): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `Nothing was compared: ${fault}.` };
  const [count, formerCount] = [Object.keys(now).length, Object.keys(old).length];
  if (count === 0 || formerCount === 0) {
    const empty = count === 0 ? build : formerBuild;
    return { outcome: 'inconclusive', message: `${empty} has none of the files that are asked for.` };
  }
  const { problems, kept, added } = compareBuilds(now, old, pattern);
  const rows = problems.slice(0, 200).map(({ path, kind, former: twin = '' }) => [path, kind, twin]);
  const evidence: Evidence[] = [
    {
      kind: 'table',
      title: 'Builds compared',
      columns: ['', 'files'],
      rows: [
        [build, `${count}`],
        [formerBuild, `${formerCount}`],
        ['with the same name and content', `${kept}`],
        ['only in the new one', `${added}`],
      ],
    },
  ];
  const [first] = problems;
  if (first === undefined) {
    const message = `${counted(count, 'file')}: ${kept} kept name and content, ${added} have new names for new content.`;
    return { outcome: 'pass', message, evidence };
  }
  const more = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
  evidence.unshift({ kind: 'table', title: 'Names', columns: ['file', 'what is wrong', 'before'], rows });
  return { outcome: 'fail', message: `${first.path}: ${first.kind}${more}.`, evidence };
}
