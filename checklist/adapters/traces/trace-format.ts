/** One step of a request, as far as it tells who called whom. */
export interface TracedSpan {
  /** Of the trace and the span together. */
  readonly id: string;
  /** Absent for the first. */
  readonly parent?: string;
  readonly service: string;
}

/** What a file of traces holds: spans, or calls that were added up already. */
export interface TraceContent {
  readonly spans: readonly TracedSpan[];
  readonly calls: readonly { readonly from: string; readonly to: string }[];
}

/** A way in which traces are written to files. */
export interface TraceFormat {
  readonly name: string;
  /** Undefined for a document that is none of this format. */
  read(document: unknown): TraceContent | undefined;
}
