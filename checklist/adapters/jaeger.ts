/**
 * Reads traces from the query service of Jaeger. Tested against specified replies, written from
 * https://www.jaegertracing.io/docs/latest/architecture/apis/ (the JSON that its own pages use).
 */
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../check-context.ts';
import { askApi } from './ask-api.ts';

/** One hop of a request. */
export interface Span {
  readonly id: string;
  /** Absent for the first. */
  readonly parent?: string;
  readonly service: string;
  readonly operation: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Trace {
  readonly id: string;
  readonly spans: readonly Span[];
}

export interface TraceQuery {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly service: string;
  /** What a span of it must carry. */
  readonly tags: Readonly<Record<string, string>>;
  /** For example `1h`. */
  readonly lookback: string;
  readonly limit: number;
  /** The tags to keep. */
  readonly keep: readonly string[];
}

const tags = Type.Array(Type.Object({ key: Type.String(), value: Type.Unknown() }));
const traceShape = Type.Object({
  traceID: Type.String(),
  spans: Type.Array(
    Type.Object({
      spanID: Type.String(),
      operationName: Type.String(),
      references: Type.Optional(Type.Array(Type.Object({ refType: Type.String(), spanID: Type.String() }))),
      processID: Type.String(),
      tags: Type.Optional(tags),
    }),
  ),
  processes: Type.Record(
    Type.String(),
    Type.Object({ serviceName: Type.String(), tags: Type.Optional(tags) }),
  ),
});
const answerShape = Type.Object({ data: Type.Array(traceShape) });

/** The latest traces that fit; tags of the process count where the span has none of that name. */
export async function tracesIn(
  query: TraceQuery,
  context: CheckContext,
): Promise<{ readonly traces: readonly Trace[] } | { readonly fault: string }> {
  const { url, headers, service, lookback, limit, keep } = query;
  const asked = new URLSearchParams({
    service,
    lookback,
    limit: `${limit}`,
    tags: JSON.stringify(query.tags),
  });
  const path = `${url.replace(/\/+$/, '')}/api/traces?${asked.toString()}`;
  const answer = await askApi({ url: path, headers }, [url], context);
  if ('fault' in answer) return answer;
  return Value.Check(answerShape, answer.data)
    ? { traces: answer.data.data.map((trace) => traceIn(trace, keep)) }
    : { fault: 'the reply does not look like one of Jaeger' };
}

function traceIn({ traceID, spans, processes }: Static<typeof traceShape>, keep: readonly string[]): Trace {
  return {
    id: traceID,
    spans: spans.map((span) => {
      const process = processes[span.processID];
      const parent =
        (span.references ?? []).find(({ refType }) => refType === 'CHILD_OF') ?? span.references?.[0];
      const all = [...(process?.tags ?? []), ...(span.tags ?? [])];
      const kept = all.filter(({ key }) => keep.includes(key));
      return {
        id: span.spanID,
        service: process?.serviceName ?? '?',
        operation: span.operationName,
        tags: Object.fromEntries(kept.map(({ key, value }) => [key, String(value)])),
        ...(parent && { parent: parent.spanID }),
      };
    }),
  };
}
