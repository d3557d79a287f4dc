import { dependencies } from './dependencies.ts';
import { jaeger } from './jaeger.ts';
import { otlp } from './otlp.ts';
import type { TraceContent, TraceFormat, TracedSpan } from './trace-format.ts';
import { zipkin } from './zipkin.ts';

/** Every format of trace files that is read. A new one is a file in this folder and a line here. */
export const traceFormats: readonly TraceFormat[] = [jaeger, zipkin, otlp, dependencies];

/** Who calls whom by a file of traces. */
export interface TracedCalls {
  readonly format: string;
  /** How many steps of requests were looked at. */
  readonly spans: number;
  /** Spans whose caller is not in the file: of such a call one side is unknown. */
  readonly orphans: number;
  readonly calls: readonly { readonly from: string; readonly to: string }[];
}

/** Reads the text of one export, also with one document a line. Pure. Undefined for what is none. */
export function tracedCalls(text: string): TracedCalls | undefined {
  const documents = documentsIn(text);
  for (const format of traceFormats) {
    const parts = documents.map((document) => format.read(document));
    if (parts.length > 0 && parts.every((part) => part !== undefined)) return addedUp(format.name, parts);
  }
  return undefined;
}

function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    // One document a line; the last line may be cut off while the collector still writes.
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.flatMap((line, index) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return index === lines.length - 1 && index > 0 ? [] : [undefined];
      }
    });
  }
}

function addedUp(format: string, parts: readonly TraceContent[]): TracedCalls {
  const spans = parts.flatMap((part) => part.spans);
  const byId = new Map(spans.map((span) => [span.id, span]));
  const callerOf = ({ parent = '' }: TracedSpan): TracedSpan | undefined => byId.get(parent);
  const hops = spans.flatMap((span) => {
    const caller = callerOf(span);
    const isHop = caller !== undefined && caller.service !== '' && span.service !== '';
    return isHop && caller.service !== span.service ? [{ from: caller.service, to: span.service }] : [];
  });
  return {
    format,
    spans: spans.length,
    orphans: spans.filter((span) => span.parent !== undefined && callerOf(span) === undefined).length,
    calls: [...parts.flatMap((part) => part.calls), ...hops],
  };
}
