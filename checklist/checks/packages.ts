import { basename } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { filesUnder } from '../adapters/files-under.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { packageReaders } from '../packages/index.ts';
import type { PackageUse } from '../packages/package-use.ts';
import { versionFault } from '../packages/version-fault.ts';

const texts = (description: string) =>
  Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description });
const params = Type.Object(
  {
    files: texts('package.json, package-lock.json, pom.xml, build.gradle or gradle.lockfile, also as globs'),
    packages: texts('names of packages that must be releases, * for any text: @shop/*, com.shop:*'),
    planned: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'packages with the version that they must have',
      }),
    ),
    preReleases: Type.Optional(Type.Boolean({ description: 'whether they are allowed; default: false' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Use extends Omit<PackageUse, 'at'> {
  readonly file: string;
  /** Begins at 1. */
  readonly line: number;
}
interface Facts {
  /** Files that were read. */
  readonly files: readonly string[];
  /** Uses of the packages that are asked for. */
  readonly uses: readonly Use[];
  readonly fault?: string;
}

const example: Params = { files: ['pom.xml'], packages: ['com.shop:*'] };
const use: Use = {
  file: 'pom.xml',
  line: 12,
  ecosystem: 'maven',
  name: 'com.shop:pay-api',
  version: '2.4.0',
};
const npm: Use = { ...use, file: 'package-lock.json', ecosystem: 'npm', name: '@shop/pay', version: '2.4.0' };
const facts = (...uses: readonly Use[]): Facts => ({ files: ['pom.xml'], uses });

/** Reads which versions of called services' packages a build uses. */
export const packages: Check<Params, Facts> = {
  id: 'packages',
  question: 'Are the packages of called services released, in the planned version?',
  why: 'A snapshot, a tag that floats or a link to source may be other code on the next machine that builds.',
  remedy: 'Release the package, name its exact version, and build again.',
  params,
  gather,
  judge,
  examples: [
    { title: 'a release', params: example, facts: facts(use), outcome: 'pass' },
    {
      title: 'a snapshot',
      params: example,
      facts: facts({ ...use, version: '2.5.0-SNAPSHOT' }),
      outcome: 'fail',
    },
    {
      title: 'a release candidate',
      params: example,
      facts: facts({ ...use, version: '2.5.0-RC1' }),
      outcome: 'fail',
    },
    {
      title: 'a release candidate that is allowed',
      params: { ...example, preReleases: true },
      facts: facts({ ...use, version: '2.5.0-RC1' }),
      outcome: 'pass',
    },
    { title: 'a range', params: example, facts: facts({ ...use, version: '[2.4,)' }), outcome: 'fail' },
    { title: 'a tag of npm', params: example, facts: facts({ ...npm, version: 'latest' }), outcome: 'fail' },
    {
      title: 'a branch of git',
      params: example,
      facts: facts({ ...npm, version: 'git+ssh://git@git.example/shop/pay.git#main' }),
      outcome: 'fail',
    },
    {
      title: 'another version than planned',
      params: { ...example, planned: { 'com.shop:pay-api': '2.5.0' } },
      facts: facts(use),
      outcome: 'fail',
    },
    {
      title: 'a planned package that nobody uses',
      params: { ...example, planned: { 'com.shop:cart-api': '1.0.0' } },
      facts: facts(use),
      outcome: 'fail',
    },
    {
      title: 'a version that stands in a file not read',
      params: example,
      facts: facts({ ...use, version: undefined }),
      outcome: 'inconclusive',
    },
    { title: 'none of the packages', params: example, facts: facts(), outcome: 'inconclusive' },
    {
      title: 'no such file',
      params: example,
      facts: { files: [], uses: [], fault: 'pom.xml names no file' },
      outcome: 'error',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const come = await filesUnder('.', { files: given.files }, context);
  if ('fault' in come) return { files: [], uses: [], fault: come.fault };
  const files = Object.keys(come.found);
  if (files.length === 0) return { files, uses: [], fault: `${given.files.join(', ')} names no file` };
  const uses: Use[] = [];
  for (const [file, { text }] of Object.entries(come.found)) {
    const reader = packageReaders.find((each) => each.reads(basename(file)));
    if (reader === undefined) return { files, uses, fault: `${file} is of no kind that is read` };
    if (text === undefined) return { files, uses, fault: `${file} is too big to be read` };
    try {
      const asked = reader.read(text).filter(({ name }) => isAsked(name, given));
      uses.push(...asked.map(({ at, ...each }) => ({ ...each, file, line: lineAt(text, at) })));
    } catch (error) {
      return { files, uses, fault: `${file}: ${error instanceof Error ? error.message : String(error)}` };
    }
  }
  return { files, uses };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, Math.max(0, at)).split('\n').length;
}

function isAsked(name: string, { packages: patterns, planned = {} }: Params): boolean {
  const fits = (pattern: string): boolean => {
    const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`));
    return new RegExp(`^${parts.join('.*')}$`).test(name);
  };
  return Object.hasOwn(planned, name) || patterns.some(fits);
}

function judge({ files, uses, fault }: Facts, given: Params): Judgement {
  if (fault !== undefined) return { outcome: 'error', message: `Packages were not read: ${fault}.` };
  const { planned = {}, preReleases = false } = given;
  const judged = uses.map((each) => ({ each, wrong: wrongIn(each, planned, preReleases) }));
  const rows = judged
    .toSorted((a, b) => Number(b.wrong !== undefined) - Number(a.wrong !== undefined))
    .slice(0, 200)
    .map(({ each, wrong = '' }) => [
      `${each.file}:${each.line}`,
      each.name,
      each.version ?? 'not said',
      wrong,
    ]);
  const evidence: Evidence[] = [
    { kind: 'table', title: 'Packages', columns: ['where', 'package', 'version', 'what is wrong'], rows },
  ];
  const wrong = [
    ...judged.flatMap(({ each, wrong: why }) =>
      why === undefined ? [] : [`${each.name} ${each.version ?? ''} ${why} (${each.file}:${each.line})`],
    ),
    ...Object.keys(planned)
      .filter((name) => !uses.some((each) => each.name === name))
      .map((name) => `${name} is planned, and no file uses it`),
  ];
  if (wrong.length > 0) {
    const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
    return { outcome: 'fail', message: `${wrong.slice(0, 3).join('; ')}${more}.`, evidence };
  }
  const silent = uses.find(({ name, version }) => version === undefined && !isSaid(name, uses));
  if (uses.length === 0 || silent !== undefined) {
    const message =
      silent === undefined
        ? `None of ${given.packages.join(', ')} is used in ${files.join(', ')}.`
        : `${silent.file}:${silent.line} uses ${silent.name} in a version that stands in another file; name that file, too.`;
    return { outcome: 'inconclusive', message, evidence };
  }
  return { outcome: 'pass', message: `${uses.length} uses of packages, all released as planned.`, evidence };
}

/** A range of package.json says no version; its lock file does. */
function wrongIn(
  each: Use,
  planned: Readonly<Record<string, string>>,
  preReleases: boolean,
): string | undefined {
  if (each.version === undefined) return undefined;
  const wanted = Object.hasOwn(planned, each.name) ? planned[each.name] : undefined;
  const isRange = each.ecosystem === 'npm' && /^[\^~<>=]|\|\||\s/.test(each.version);
  const other = wanted !== undefined && !isRange && each.version !== wanted ? `is not ${wanted}` : undefined;
  return versionFault(each, preReleases) ?? other;
}

function isSaid(name: string, uses: readonly Use[]): boolean {
  return uses.some((each) => each.name === name && each.version !== undefined);
}
