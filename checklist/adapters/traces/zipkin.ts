import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { TraceFormat, TracedSpan } from './trace-format.ts';

const span = Type.Object({
  traceId: Type.String(),
  id: Type.String(),
  parentId: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  localEndpoint: Type.Optional(Type.Object({ serviceName: Type.Optional(Type.String()) })),
});
const shape = Type.Array(Type.Union([span, Type.Array(span)]), { minItems: 1 });

type Span = Static<typeof span>;

/**
 * Zipkin v2: a list of spans, or of traces. Both sides of a call may share one id; the side of the server is then a
 * child of the side of the client. Written from https://zipkin.io/zipkin-api/
 */
export const zipkin: TraceFormat = {
  name: 'Zipkin v2 JSON',
  read(document) {
    if (!Value.Check(shape, document)) return undefined;
    const spans = document.flat();
    const ids = new Set(spans.map(idOf));
    return { spans: spans.map((one) => spanOf(one, ids)), calls: [] };
  },
};

function idOf({ traceId, id, kind }: Span): string {
  return `${traceId}/${id}${kind === 'CLIENT' ? '/client' : ''}`;
}

function spanOf(one: Span, ids: ReadonlySet<string>): TracedSpan {
  const { traceId, id, parentId, kind, localEndpoint } = one;
  const own = `${traceId}/${id}/client`;
  const above = `${traceId}/${parentId}`;
  const isShared = kind !== 'CLIENT' && ids.has(own);
  const outer = parentId === undefined ? undefined : ids.has(above) ? above : `${above}/client`;
  const parent = isShared ? own : outer;
  return {
    id: idOf(one),
    service: localEndpoint?.serviceName ?? '',
    ...(parent !== undefined && { parent }),
  };
}
