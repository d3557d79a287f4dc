import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { readNginxConfig, type Directive, type NginxConfig } from '../adapters/nginx-config.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { linesOf, serversOf } from '../nginx-lines.ts';
import { lostRoutes } from '../nginx-routes.ts';

const names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const params = Type.Object(
  {
    file: Type.String({
      minLength: 1,
      description: 'nginx.conf with what it includes, or what `nginx -T` printed',
    }),
    sameAs: Type.Optional(Type.String({ minLength: 1, description: 'another one that must say the same' })),
    except: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'directives that may differ, for example upstream, allow, deny, listen',
      }),
    ),
    reachable: Type.Optional(
      Type.Literal(true, { description: 'no server or location may be one that no request ever reaches' }),
    ),
    upstreams: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          { has: Type.Optional(names), hasNot: Type.Optional(names) },
          { additionalProperties: false },
        ),
        {
          description:
            'servers that take requests, or take none, by the name of the upstream; `down` takes none',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly own: NginxConfig;
  readonly other?: NginxConfig;
}

const directive = (name: string, value: string, inside?: Directive[]): Directive => ({
  name,
  value,
  ...(inside && { inside }),
});
const config = (backend: string, location: string): NginxConfig => ({
  directives: [
    directive('http', '', [
      directive('upstream', 'web', [directive('server', backend), directive('server', '10.0.0.9:80 down')]),
      directive('server', '', [
        directive('listen', '80'),
        directive('location', location, [directive('proxy_pass', 'http://web')]),
      ]),
    ]),
  ],
});
const server = directive('server', '', [directive('listen', '80'), directive('server_name', 'a.example')]);
const twice: NginxConfig = { directives: [server, server] };
const both: Params = { file: 'gray.conf', sameAs: 'nginx.conf', except: ['upstream'] };

/** Compares two nginx configurations by their directives, whatever their order, and looks which servers take requests. */
export const nginxConfig: Check<Params, Facts> = {
  id: 'nginx-config',
  question: 'Does nginx say what it should?',
  why: 'An entrance that differs from production in more than its upstream verifies something else than what users get.',
  remedy: 'Bring the named directives into line, or name them under "except" when they are meant to differ.',
  params,
  problems: ({ sameAs, upstreams, reachable }) =>
    (sameAs ?? upstreams ?? reachable) === undefined
      ? [{ path: [], problem: 'give "sameAs", "upstreams" or "reachable", or nothing can be wrong' }]
      : [],
  gather,
  judge,
  examples: [
    {
      title: 'only the upstream differs',
      params: both,
      facts: { own: config('10.0.0.2:80', '/api'), other: config('10.0.0.1:80', '/api') },
      outcome: 'pass',
    },
    {
      title: 'a route differs',
      params: both,
      facts: { own: config('10.0.0.1:80', '/ap'), other: config('10.0.0.1:80', '/api') },
      outcome: 'fail',
    },
    {
      title: 'a server that should be out',
      params: { file: 'nginx.conf', upstreams: { web: { hasNot: ['10.0.0.1:80'] } } },
      facts: { own: config('10.0.0.1:80', '/') },
      outcome: 'fail',
    },
    {
      title: 'a server that is down',
      params: { file: 'nginx.conf', upstreams: { web: { hasNot: ['10.0.0.9:80'] } } },
      facts: { own: config('10.0.0.1:80', '/') },
      outcome: 'pass',
    },
    {
      title: 'a server that should be in',
      params: { file: 'nginx.conf', upstreams: { web: { has: ['10.0.0.9:80'] } } },
      facts: { own: config('10.0.0.1:80', '/') },
      outcome: 'fail',
    },
    {
      title: 'an upstream that is not there',
      params: { file: 'nginx.conf', upstreams: { api: { hasNot: ['10.0.0.9:80'] } } },
      facts: { own: config('10.0.0.1:80', '/') },
      outcome: 'fail',
    },
    {
      title: 'all routes can be taken',
      params: { file: 'nginx.conf', reachable: true },
      facts: { own: config('10.0.0.1:80', '/api') },
      outcome: 'pass',
    },
    {
      title: 'two servers of one port',
      params: { file: 'nginx.conf', reachable: true },
      facts: { own: twice },
      outcome: 'fail',
    },
    {
      title: 'a file that is no configuration',
      params: both,
      facts: { own: { problem: 'gray.conf:3 is no nginx configuration' }, other: config('10.0.0.1:80', '/') },
      outcome: 'error',
    },
  ],
};

async function gather({ file, sameAs }: Params, context: CheckContext): Promise<Facts> {
  const own = await readNginxConfig(file, context);
  return sameAs === undefined ? { own } : { own, other: await readNginxConfig(sameAs, context) };
}

function judge({ own, other }: Facts, given: Params): Judgement {
  const { file, sameAs = '', except = [], upstreams = {}, reachable } = given;
  if ('problem' in own) return { outcome: 'error', message: `${own.problem}.` };
  if (other && 'problem' in other) return { outcome: 'error', message: `${other.problem}.` };
  const difference = other
    ? differences(linesOf(other.directives, except), linesOf(own.directives, except))
    : [];
  const wrong = [
    ...difference.map(({ side, line }) => `${side === 'old' ? `${sameAs} has` : `${file} has`} "${line}"`),
    ...Object.entries(upstreams).flatMap(([name, wish]) => wrongServers(own.directives, name, wish)),
    ...(reachable ? lostRoutes(own.directives) : []),
  ];
  const evidence: Evidence[] = difference.length === 0 ? [] : [sideBySide(difference)];
  if (wrong.length === 0) return { outcome: 'pass', message: `${file} says what it should.`, evidence };
  const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
  return { outcome: 'fail', message: `${wrong.slice(0, 3).join('; ')}${more}.`, evidence };
}

interface Difference {
  readonly side: 'old' | 'new';
  readonly line: string;
}

/** Lines that only one has; what is there twice must be there twice. */
function differences(old: readonly string[], now: readonly string[]): Difference[] {
  const surplus = (from: readonly string[], than: readonly string[]): string[] => {
    const left = new Map<string, number>();
    for (const line of than) left.set(line, (left.get(line) ?? 0) + 1);
    return from.filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count < 1;
    });
  };
  return [
    ...surplus(old, now).map((line) => ({ side: 'old' as const, line })),
    ...surplus(now, old).map((line) => ({ side: 'new' as const, line })),
  ];
}

function wrongServers(
  directives: readonly Directive[],
  name: string,
  { has = [], hasNot = [] }: { has?: string[]; hasNot?: string[] },
): string[] {
  const servers = serversOf(directives, name);
  if (servers === undefined) return [`there is no upstream "${name}"`];
  return [
    ...has
      .filter((server) => !servers.includes(server))
      .map((server) => `${server} takes no requests of ${name}`),
    ...hasNot
      .filter((server) => servers.includes(server))
      .map((server) => `${server} still takes requests of ${name}`),
  ];
}

function sideBySide(difference: readonly Difference[]): Evidence {
  const of = (wanted: Difference['side']): string =>
    difference
      .filter(({ side }) => side === wanted)
      .map(({ line }) => line)
      .slice(0, 100)
      .join('\n');
  return { kind: 'side-by-side', title: 'Directives that only one has', old: of('old'), new: of('new') };
}
