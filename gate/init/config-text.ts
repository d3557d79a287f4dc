import { stringify } from 'yaml';
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

/** The tests of the package are an item of the checklist; commands run only where the config allows it. */
function checklist({ packages }: Found, file: string): string {
  const runsTests = packages.some(({ test }) => test !== undefined);
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

function compat({ migrations, apis, queries, git }: Found): string {
  const base = git?.tag ?? git?.trunk;
  const old = (path: string): string => (base === undefined ? path : `git:${base}:${path}`);
  const note = base === undefined ? '# No git history: point `baseline` at the old version.\n' : '';
  const database = migrations[0] && {
    baseline: old(migrations[0]),
    candidate: migrations[0],
    ...(queries[0] === undefined ? {} : { queries: queries[0] }),
  };
  const api = apis.map((file) => ({ baseline: old(file), candidate: file }));
  if (database === undefined && api.length === 0) {
    return comment(`No migrations or OpenAPI files were found. To compare some:
compat:
  database: { baseline: 'git:main:db/migrations', candidate: db/migrations }
  api: [{ baseline: 'git:main:openapi.yaml', candidate: openapi.yaml }]`);
  }
  return note + yaml({ compat: { ...(database && { database }), ...(api.length > 0 && { api }) } });
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}

function comment(text: string): string {
  return `${text.replace(/^/gm, '# ')}\n`;
}
