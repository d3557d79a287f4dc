/**
 * Counts lines in a central store of logs: Loki, or Elasticsearch and OpenSearch. Tested against specified replies,
 * written from https://grafana.com/docs/loki/latest/reference/loki-http-api/ and the search API of Elasticsearch.
 */
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../check-context.ts';
import { askApi } from './ask-api.ts';
import { queryMetrics } from './prometheus.ts';

/** How many lines there are, by instance or file. */
export type LogAnswer =
  | { readonly fault: string }
  | {
      readonly counts: readonly { readonly by: string; readonly count: number }[];
      /** How many lines were looked at, matching or not. */
      readonly examined: number;
      /** Some of the lines that matched; stores are not asked for any. */
      readonly samples: readonly string[];
      /** Why some lines may be missing. */
      readonly partial?: string;
    };

export interface StoreQuery {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** LogQL without a count, or a query string of Elasticsearch. */
  readonly query: string;
  /** The same for all lines among which it looks. */
  readonly all: string;
  /** Label or field that tells instances apart. */
  readonly by: string;
  /** How far back, for example `10m`. */
  readonly window: string;
  /** Of Elasticsearch. */
  readonly index: string;
}

/** Loki answers in the form of Prometheus. */
export async function countInLoki(given: StoreQuery, context: CheckContext): Promise<LogAnswer> {
  const { query, all, by, window } = given;
  const server = { url: `${given.url.replace(/\/+$/, '')}/loki`, headers: given.headers };
  const found = await queryMetrics(server, `sum by (${by}) (count_over_time(${query} [${window}]))`, context);
  if ('fault' in found) return found;
  const whole = await queryMetrics(server, `sum(count_over_time(${all} [${window}]))`, context);
  if ('fault' in whole) return whole;
  const counts = found.series.map(({ labels, points }) => ({
    by: labels[by] ?? '',
    count: Number(points.at(-1)?.[1] ?? 0),
  }));
  return { counts, examined: Number(whole.series[0]?.points.at(-1)?.[1] ?? 0), samples: [] };
}

const total = Type.Object({ value: Type.Number() });
const foundShape = Type.Object({
  timed_out: Type.Boolean(),
  _shards: Type.Object({ failed: Type.Number() }),
  hits: Type.Object({ total }),
  aggregations: Type.Object({
    matching: Type.Object({
      doc_count: Type.Number(),
      by: Type.Object({
        sum_other_doc_count: Type.Number(),
        buckets: Type.Array(
          Type.Object({ key: Type.Union([Type.String(), Type.Number()]), doc_count: Type.Number() }),
        ),
      }),
    }),
  }),
});

/** One search for both counts, so that they speak of the same moment. */
export async function countInElasticsearch(given: StoreQuery, context: CheckContext): Promise<LogAnswer> {
  const { url, headers, index, query, all, by, window } = given;
  const text = (words: string) => ({ query_string: { query: words } });
  const body = {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [text(all), { range: { '@timestamp': { gte: `now-${window}` } } }] } },
    aggs: { matching: { filter: text(query), aggs: { by: { terms: { field: by, size: 1000 } } } } },
  };
  const path = `${url.replace(/\/+$/, '')}/${encodeURIComponent(index)}/_search`;
  const answer = await askApi({ url: path, headers, body }, [url], context);
  if ('fault' in answer) return answer;
  if (!Value.Check(foundShape, answer.data))
    return { fault: 'the reply does not look like one of Elasticsearch' };
  const { timed_out: cut, _shards: shards, hits, aggregations } = answer.data;
  const { matching } = aggregations;
  const named = matching.by.buckets.map(({ key, doc_count: count }) => ({ by: `${key}`, count }));
  const rest = matching.doc_count - named.reduce((sum, { count }) => sum + count, 0);
  return {
    counts: rest > 0 ? [...named, { by: `without ${by}`, count: rest }] : named,
    examined: hits.total.value,
    samples: [],
    ...((cut || shards.failed > 0) && {
      partial: cut ? 'the search timed out' : `${shards.failed} shards failed`,
    }),
  };
}
