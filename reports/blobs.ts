/** Bodies and long texts, stored once under the SHA-256 of their content (64 hex characters). */
export interface BlobStore {
  put(text: string, mediaType: string): Promise<string>;
  /** The text, or undefined when it is not stored. */
  get(sha256: string): Promise<string | undefined>;
  list(): Promise<readonly { readonly sha256: string; readonly bytes: number; readonly mediaType: string }[]>;
}
