import type { JsonDocument } from '../json-text.ts';

/** A way to write data in a body. All are compared as JSON is. */
export interface BodyForm {
  /** As a report calls it. */
  readonly name: string;
  /** By the content type of the reply, in lower case and empty where there is none, and its text. */
  recognizes(type: string, text: string): boolean;
  /** Undefined where the text is none of this form, is cut off or is nested too deep. */
  read(text: string): JsonDocument | undefined;
  /** Places and values as a reviewer knows them, where they are not those of the document. */
  readonly shown?: { at(pointer: string): string; value(json: string): string };
  readonly example: {
    readonly type: string;
    readonly stable: string;
    readonly preview: string;
    /** `PLACE KIND` of each difference. */
    readonly differences: readonly string[];
    /** What `stable` is when it is cut off; undefined where nobody can tell. */
    readonly cut?: string;
  };
}
