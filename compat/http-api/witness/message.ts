/** Requests and replies as a caller sees them. Values of parameters stand under their key, for example `query size`. */
export interface RequestMessage {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Absent where it is not known: logs hold no bodies. */
  readonly body?: { readonly mediaType: string; readonly value: unknown } | 'none';
  /** Names of security schemes with the scopes that were granted. */
  readonly credentials?: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface ReplyMessage {
  readonly status: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: { readonly mediaType: string; readonly value: unknown };
}
