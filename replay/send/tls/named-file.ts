import { HarnessError } from '../../../reports/index.ts';

/** A file of the options: `stable.tls.key`, and where it is. */
export interface NamedFile {
  readonly option: string;
  readonly path: string;
}

/** `what` is a whole sentence. */
export function unusable({ option, path }: NamedFile, what: string, cause?: unknown): HarnessError {
  return new HarnessError('usage', { what, where: path, todo: `Correct ${option}.`, cause });
}

/** What `use` gives. @throws {HarnessError} `usage`: `what` and why. */
export function tried<T>(file: NamedFile, what: string, use: () => T): T {
  try {
    return use();
  } catch (cause) {
    throw unusable(file, `${what}: ${cause instanceof Error ? cause.message : String(cause)}.`, cause);
  }
}
