/**
 * Lets files in memory that begin alike share their first page until one of them changes.
 *
 * An index without rows is one page, and all those of one transaction are the same: thirty thousand of them take
 * 240 MB by themselves.
 */

/** What is used of a file in Emscripten's memory. */
interface FileNode {
  contents: Uint8Array;
  usedBytes: number;
}

interface FileStream {
  readonly node: FileNode;
}

/** One object for all files. */
export interface StreamOperations {
  write(stream: FileStream, buffer: Uint8Array | Int8Array, ...from: From): number;
}

/** Which bytes of the buffer, where to in the file, and whether they may be kept as they are. */
type From = readonly [offset: number, length: number, position: number, canOwn?: boolean];

const pageBytes = 8192;

/** Kinds of indexes begin differently; the latest few are looked for. */
const pagesMax = 4;

/** From here on; files that are there already stay as they are. */
export function sharePages(operations: StreamOperations): void {
  const write = operations.write.bind(operations);
  const shared = new WeakSet<Uint8Array>();
  let latest: readonly Uint8Array[] = [];
  operations.write = (stream, buffer, ...from) => {
    const { node } = stream;
    const [offset, length, position, canOwn] = from;
    const isFirstPage = position === 0 && length === pageBytes && node.usedBytes === 0 && canOwn !== true;
    if (!isFirstPage) {
      if (shared.has(node.contents)) node.contents = node.contents.slice();
      return write(stream, buffer, ...from);
    }
    const page = Buffer.from(buffer.buffer, buffer.byteOffset + offset, length);
    const contents = latest.find((one) => page.equals(one)) ?? new Uint8Array(page);
    latest = [contents, ...latest.filter((one) => one !== contents)].slice(0, pagesMax);
    shared.add(contents);
    node.contents = contents;
    node.usedBytes = length;
    return length;
  };
}
