/** The files of a database as one array of bytes: a list of names and sizes, and then what they hold. */

import type { StreamOperations } from './shared-pages.ts';

/** What is used of Emscripten's file system. */
export interface FileSystem {
  readdir(path: string): string[];
  stat(path: string): { readonly mode: number };
  isDir(mode: number): boolean;
  readFile(path: string): Uint8Array;
  mkdirTree(path: string): void;
  /** `canOwn`: it may keep and change the very bytes that are given. */
  writeFile(path: string, content: Uint8Array, options: { readonly canOwn: boolean }): void;
  lookupPath(path: string): { readonly node: { readonly stream_ops: StreamOperations } };
}

/** Path below the folder and size in bytes; null for a folder. */
type Entry = readonly [path: string, size: number | null];

const lengthBytes = 4;

/** All files and folders below a folder. */
export function packFiles(files: FileSystem, root: string): Uint8Array {
  const entries: Entry[] = [];
  const contents: Uint8Array[] = [];
  const visit = (folder: string): void => {
    for (const name of files.readdir(root + folder)) {
      if (name === '.' || name === '..') continue;
      const path = `${folder}/${name}`;
      if (files.isDir(files.stat(root + path).mode)) {
        entries.push([path, null]);
        visit(path);
      } else {
        const content = files.readFile(root + path);
        entries.push([path, content.length]);
        contents.push(content);
      }
    }
  };
  visit('');
  const list = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(list.length);
  return Buffer.concat([length, list, ...contents]);
}

/** Writes what `packFiles` gave. The bytes become the files, without a copy: they serve once. */
export function unpackFiles(files: FileSystem, root: string, packed: Uint8Array): void {
  const { buffer, byteOffset, byteLength } = packed;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  let at = lengthBytes + bytes.readUInt32LE(0);
  const entries = JSON.parse(bytes.toString('utf8', lengthBytes, at)) as Entry[];
  files.mkdirTree(root);
  for (const [path, size] of entries) {
    if (size === null) {
      files.mkdirTree(root + path);
    } else {
      files.writeFile(root + path, new Uint8Array(buffer, byteOffset + at, size), { canOwn: true });
      at += size;
    }
  }
}
