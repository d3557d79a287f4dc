/**
 * What proves a result. Values are redacted before they get here.
 *
 * Where a long one was cut, `blob` names the whole: the text of `text`, else the evidence as JSON.
 */
export type Evidence = EvidenceOfKind & { readonly blob?: string };

type EvidenceOfKind =
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'query';
      readonly title: string;
      readonly sql: string;
      readonly columns?: readonly string[];
      readonly rows?: readonly (readonly string[])[];
      readonly error?: { readonly code: string; readonly message: string };
    }
  | {
      readonly kind: 'exchange-pair';
      readonly title: string;
      readonly request: string;
      readonly captured?: ReplySample;
      readonly stable?: ReplySample;
      readonly preview?: ReplySample;
    }
  | {
      readonly kind: 'command';
      readonly title: string;
      readonly command: string;
      readonly exitCode: number | null;
      readonly output: string;
    }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'pictures'; readonly title: string; readonly pictures: readonly Picture[] }
  | { readonly kind: 'side-by-side'; readonly title: string; readonly old: string; readonly new: string };

/** One reply as a reviewer sees it. */
export interface ReplySample {
  readonly status: number;
  readonly latencyMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** At most 4 KiB of text; `bodyBytes` says how long it really was. */
  readonly body?: string;
  readonly bodyBytes?: number;
}

/** A picture that is stored beside the report. */
export interface Picture {
  readonly title: string;
  /** Digest of the stored blob, which holds a PNG in base64 (`image/png;base64`). */
  readonly blob: string;
}
