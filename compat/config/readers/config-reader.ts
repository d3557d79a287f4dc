import type { ConfigDocument } from '../model.ts';

/** A file of configuration. */
export interface ConfigText {
  /** Path below what the user named, with forward slashes. */
  readonly name: string;
  /** The file as the user would name it. */
  readonly file: string;
  readonly text: string;
}

/** Reads a file that stands inside another one, by its name. */
export type ReadInner = (inner: ConfigText) => Promise<readonly ConfigDocument[]>;

/** A format of configuration. */
export interface ConfigReader {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** Whether a file is one of its; the first reader of the registry that says so reads it. */
  recognizes(file: Pick<ConfigText, 'name' | 'text'>): boolean;
  /** @throws {HarnessError} `input-unreadable` with file and line. */
  read(file: ConfigText, readInner: ReadInner): Promise<readonly ConfigDocument[]>;
  readonly example: {
    readonly name: string;
    readonly text: string;
    readonly documents: readonly ConfigDocument[];
  };
}
