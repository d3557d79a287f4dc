import { stringify } from 'yaml';
import type { Proposal, ProposedComparison } from './detector.ts';
import type { Found } from './found.ts';

/**
 * The text of a `seaworthy.config.yaml` that fits what was found. Pure.
 *
 * What was found stands as it is; what only a person knows (URLs, marks) stands as a comment to fill in,
 * so that the file works as it is written.
 */
export function configText(found: Found, checklistFile: string): string {
  return [
    '# yaml-language-server: $schema=https://unpkg.com/seaworthy/schema/config.schema.json',
    '# Seaworthy: may this release go out, and can it come back? Every key: docs/config.md.',
    yaml({ service: found.service, strategy: 'gray' }),
    groups(found),
    replay(found),
    compat(found),
    checklist(found, checklistFile),
    '# Accepted failures, each with owner, reason and expiry:\n# waivers: waivers.yaml\n',
  ].join('\n');
}

/** Tests are items of the checklist; commands run only where the config allows it. */
function checklist({ proposals }: Found, file: string): string {
  const runsTests = proposals.some(({ item }) => item?.check === 'command');
  return yaml({ checklist: { file, ...(runsTests && { allowCommands: true }) } });
}

function groups({ routers }: Found): string {
  const cookie = routers.flatMap(({ cookies }) => cookies)[0];
  const header = routers.flatMap(({ headers }) => headers)[0];
  const mark =
    cookie !== undefined
      ? `cookies: { ${cookie}: v1 }`
      : header === undefined
        ? 'cookies: { web-version: v1 }'
        : `headers: { ${header}: v1 }`;
  const source =
    routers[0] === undefined ? '' : ` (${routers[0].file} routes by ${cookie ?? header ?? 'upstream'})`;
  return comment(`Where the two groups answer, and what leads to the preview group${source}.
groups:
  stable: { url: https://www.example.com }
  preview: { url: https://www.example.com, ${mark} }
How a reply proves who answered. Without it a replay concludes nothing.
attest:
  - { by: 'header:x-served-by', preview: '*-v1' }`);
}

function replay({ captures }: Found): string {
  const capture = captures[0] ?? 'access.log';
  return comment(`Captured production traffic; only GET and HEAD are sent.${captures.length > 0 ? ` Found: ${captures.join(', ')}.` : ''}
replay:
  capture: [${capture}]
  rateMax: 5`);
}

function compat({ proposals, queries, git }: Found): string {
  const note = baseOf(git) === undefined ? '# No git history: point `baseline` at the old version.\n' : '';
  const { database, ...contracts } = comparedIn(proposals, git);
  if (proposals.every(({ compare }) => compare === undefined)) {
    return comment(`No migrations or contracts were found. To compare some:
compat:
  database: { baseline: 'git:main:db/migrations', candidate: db/migrations }
  api: [{ baseline: 'git:main:openapi.yaml', candidate: openapi.yaml }]`);
  }
  const sections = {
    ...(database && {
      database: { ...database, ...(queries[0] === undefined ? {} : { queries: queries[0] }) },
    }),
    ...contracts,
  };
  const others = migrationFolders(proposals).slice(1);
  const more = others.length === 0 ? '' : comment(`Other folders of migrations: ${others.join(', ')}`);
  return note + more + yaml({ compat: sections });
}

function baseOf(git: Found['git']): string | undefined {
  return git?.tag ?? git?.trunk;
}

/** What is compared, as `compat` takes it; of migrations only the first folder. */
export function comparedIn(
  proposals: readonly Proposal[],
  git: Found['git'],
): { readonly database?: object; readonly api?: object[]; readonly contracts?: object[] } {
  const of = (as: ProposedComparison['as']): object[] =>
    proposals.flatMap(({ compare }) => (compare?.as === as ? [pairOf(compare, git)] : []));
  const [[database], api, contracts] = [of('database'), of('api'), of('contracts')];
  return {
    ...(database && { database }),
    ...(api.length > 0 && { api }),
    ...(contracts.length > 0 && { contracts }),
  };
}

/** Folders of migrations. */
export function migrationFolders(proposals: readonly Proposal[]): string[] {
  return proposals.flatMap(({ compare }) => (compare?.as === 'database' ? [compare.path] : []));
}

/** The last release beside what is here. */
function pairOf({ path, kind }: ProposedComparison, git: Found['git']): object {
  const base = baseOf(git);
  const baseline = base === undefined ? path : `git:${base}:${path}`;
  return { baseline, candidate: path, ...(kind !== undefined && { kind }) };
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function comment(text: string): string {
  return `${text.replace(/^/gm, '# ')}\n`;
}
