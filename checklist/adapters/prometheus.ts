/**
 * Asks the HTTP API of Prometheus, and of what speaks it too (Thanos, Mimir, VictoriaMetrics).
 * API: https://prometheus.io/docs/prometheus/latest/querying/api/
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../check-context.ts';
import { askApi } from './ask-api.ts';

/** Where it listens and what to send along. */
export interface MetricServer {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One line of a graph. Values stay as the server writes them: JSON has no `NaN` and no `+Inf`. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970, and the value. */
  readonly points: readonly (readonly [number, string])[];
}

export type MetricAnswer =
  { readonly series: readonly Series[]; readonly warnings: readonly string[] } | { readonly fault: string };

const point = Type.Tuple([Type.Number(), Type.String()]);
const labels = Type.Record(Type.String(), Type.String());
const warnings = Type.Optional(Type.Array(Type.String()));
const answers = Type.Object({
  warnings,
  data: Type.Union([
    Type.Object({ resultType: Type.Literal('scalar'), result: point }),
    Type.Object({
      resultType: Type.Literal('vector'),
      result: Type.Array(Type.Object({ metric: labels, value: point })),
    }),
    Type.Object({
      resultType: Type.Literal('matrix'),
      result: Type.Array(Type.Object({ metric: labels, values: Type.Array(point) })),
    }),
  ]),
});

/** @param at seconds since 1970; now by the clock of the server where absent */
export async function queryMetrics(
  server: MetricServer,
  query: string,
  context: CheckContext,
  at?: number,
): Promise<MetricAnswer> {
  const time = at === undefined ? '' : `&time=${at}`;
  const path = `api/v1/query?query=${encodeURIComponent(query)}${time}`;
  const answer = await askMetrics(server, path, answers, context);
  return 'fault' in answer
    ? answer
    : { series: seriesIn(answer.data.data), warnings: answer.data.warnings ?? [] };
}

/** Now in seconds since 1970 by the clock of the server, so that several queries can speak of one moment. */
export async function metricTime(
  server: MetricServer,
  context: CheckContext,
): Promise<number | { readonly fault: string }> {
  const answer = await queryMetrics(server, 'time()', context);
  return 'fault' in answer ? answer : Number(answer.series[0]?.points[0]?.[1]);
}

/** The reply of a path of the API, if it has the shape. */
export async function askMetrics<Shape extends TSchema>(
  { url, headers }: MetricServer,
  path: string,
  shape: Shape,
  context: CheckContext,
): Promise<{ readonly data: Static<Shape> } | { readonly fault: string }> {
  const answer = await askApi({ url: `${url.replace(/\/+$/, '')}/${path}`, headers }, [url], context);
  if ('fault' in answer) return answer;
  return Value.Check(shape, answer.data)
    ? { data: answer.data }
    : { fault: 'the reply does not look like one of Prometheus' };
}

function seriesIn(data: Static<typeof answers>['data']): Series[] {
  if (data.resultType === 'scalar') return [{ labels: {}, points: [data.result] }];
  return data.resultType === 'vector'
    ? data.result.map(({ metric, value }) => ({ labels: metric, points: [value] }))
    : data.result.map(({ metric, values }) => ({ labels: metric, points: values }));
}
