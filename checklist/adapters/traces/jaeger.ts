import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { TraceFormat } from './trace-format.ts';

const shape = Type.Object({
  data: Type.Array(
    Type.Object({
      traceID: Type.String(),
      spans: Type.Array(
        Type.Object({
          spanID: Type.String(),
          processID: Type.String(),
          references: Type.Optional(
            Type.Union([Type.Null(), Type.Array(Type.Object({ spanID: Type.String() }))]),
          ),
        }),
      ),
      processes: Type.Record(Type.String(), Type.Object({ serviceName: Type.String() })),
    }),
    { minItems: 1 },
  ),
});

/**
 * What the page of a trace in Jaeger gives as JSON, and `/api/traces`: one document with `data`. Written from
 * https://www.jaegertracing.io/docs/latest/architecture/apis/
 */
export const jaeger: TraceFormat = {
  name: 'Jaeger JSON',
  read(document) {
    if (!Value.Check(shape, document)) return undefined;
    const spans = document.data.flatMap(({ traceID, spans, processes }) =>
      spans.map(({ spanID, processID, references }) => {
        const [parent] = references ?? [];
        return {
          id: `${traceID}/${spanID}`,
          service: processes[processID]?.serviceName ?? '',
          ...(parent && { parent: `${traceID}/${parent.spanID}` }),
        };
      }),
    );
    return { spans, calls: [] };
  },
};
