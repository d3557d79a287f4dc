/** Who can say that a node is drained: components that know whom they give work, and traces of traffic. */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { Check, ParamProblem } from './check.ts';
import { command } from './checks/command.ts';
import { configValue } from './checks/config-value.ts';
import { http } from './checks/http.ts';
import { metric } from './checks/metric.ts';
import { nginxConfig } from './checks/nginx-config.ts';
import { queue } from './checks/queue.ts';
import { registry } from './checks/registry.ts';
import { scheduler } from './checks/scheduler.ts';
import { sql } from './checks/sql.ts';
import { tcp } from './checks/tcp.ts';

const componentChecks: readonly Check[] = [
  command,
  configValue,
  http,
  nginxConfig,
  queue,
  registry,
  scheduler,
];
const trafficChecks: readonly Check[] = [command, http, metric, sql, tcp];

/** A check that passes when the node is idle, by its parameters. */
interface CheckWitness {
  readonly check: string;
  readonly with: Readonly<Record<string, unknown>>;
}

const logWitness = Type.Object(
  {
    log: Type.String({ minLength: 1, description: 'a file that gets a line for each request' }),
    matches: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'regular expression of the lines of this node; default: all',
      }),
    ),
  },
  { additionalProperties: false },
);
export type LogWitness = Static<typeof logWitness>;
export type Witness = CheckWitness | LogWitness;

function witnessSchema(checks: readonly Check[], more: TSchema[], description: string) {
  const kinds = checks.map(({ id, params }) =>
    Type.Object({ check: Type.Literal(id), with: params }, { additionalProperties: false }),
  );
  const words = `${checks.map(({ id }) => id).join(', ')}${more.length > 0 ? ', or { log }' : ''}`;
  return Type.Optional(
    Type.Array(Type.Union([...kinds, ...more], { description: `one of { check, with }: ${words}` }), {
      description,
    }),
  );
}

export const witnessParams = {
  component: witnessSchema(
    componentChecks,
    [],
    'what gives the node work: each of these checks passes when the node is out',
  ),
  traffic: witnessSchema(
    trafficChecks,
    [logWitness],
    'what work leaves behind: each of these checks passes when there is none, and a log gets no line',
  ),
};

/** A witness as a reader knows it. */
export function nameOf(witness: Witness): string {
  if ('log' in witness) return `log ${witness.log}`;
  const { url, file, query } = witness.with as { url?: string; file?: string; query?: string };
  const source = url !== undefined && URL.canParse(url) ? new URL(url).host : file;
  return [witness.check, source, query].filter((part) => part !== undefined).join(' ');
}

export function checkOf({ check }: CheckWitness): Check {
  const found = [...componentChecks, ...trafficChecks].find(({ id }) => id === check);
  if (found === undefined) throw new Error(`${check} is no witness`);
  return found;
}

/** What the checks of the witnesses think of their parameters, and witnesses who are one and the same. */
export function witnessProblems(component: readonly Witness[], traffic: readonly Witness[]): ParamProblem[] {
  const sides = Object.entries({ component, traffic });
  const own = sides.flatMap(([side, witnesses]) =>
    witnesses.flatMap((witness, index) =>
      'log' in witness
        ? []
        : (checkOf(witness).problems?.(witness.with) ?? []).map(({ path, problem }) => ({
            path: [side, index, 'with', ...path],
            problem,
          })),
    ),
  );
  const sources = new Set(component.map(nameOf));
  const same = traffic.flatMap((witness, index) =>
    sources.has(nameOf(witness))
      ? [{ path: ['traffic', index], problem: `${nameOf(witness)} stands on both sides: it is one witness` }]
      : [],
  );
  return [...own, ...same];
}
