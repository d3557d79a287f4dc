import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { TraceFormat } from './trace-format.ts';

const list = Type.Array(Type.Object({ parent: Type.String(), child: Type.String() }), { minItems: 1 });
const shape = Type.Union([list, Type.Object({ data: list })]);

/** The graph of services that Jaeger (`/api/dependencies`) and Zipkin (`/api/v2/dependencies`) add up themselves. */
export const dependencies: TraceFormat = {
  name: 'dependencies of Jaeger or Zipkin',
  read(document) {
    if (!Value.Check(shape, document)) return undefined;
    const links = Array.isArray(document) ? document : document.data;
    return { spans: [], calls: links.map(({ parent, child }) => ({ from: parent, to: child })) };
  },
};
