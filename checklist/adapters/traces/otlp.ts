import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { TraceFormat } from './trace-format.ts';

const resourceSpans = Type.Object({
  resource: Type.Optional(
    Type.Object({
      attributes: Type.Optional(
        Type.Array(
          Type.Object({
            key: Type.String(),
            value: Type.Optional(Type.Object({ stringValue: Type.Optional(Type.String()) })),
          }),
        ),
      ),
    }),
  ),
  scopeSpans: Type.Array(
    Type.Object({
      spans: Type.Array(
        Type.Object({
          traceId: Type.String(),
          spanId: Type.String(),
          parentSpanId: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
});
const shape = Type.Object({ resourceSpans: Type.Array(resourceSpans) });

/**
 * The JSON of OpenTelemetry, as its collector writes it to a file. Written from
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const otlp: TraceFormat = {
  name: 'OTLP JSON',
  read(document) {
    if (!Value.Check(shape, document)) return undefined;
    const spans = document.resourceSpans.flatMap((group) =>
      group.scopeSpans
        .flatMap(({ spans }) => spans)
        .map(({ traceId, spanId, parentSpanId = '' }) => ({
          id: `${traceId}/${spanId}`,
          service: serviceOf(group),
          ...(parentSpanId !== '' && { parent: `${traceId}/${parentSpanId}` }),
        })),
    );
    return { spans, calls: [] };
  },
};

function serviceOf({ resource }: Static<typeof resourceSpans>): string {
  const name = resource?.attributes?.find(({ key }) => key === 'service.name');
  return name?.value?.stringValue ?? '';
}
