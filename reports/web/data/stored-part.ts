/** Parts of the page's data as text that a browser keeps unread until it is asked for. */
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

/** Multiple of 3, so that pieces of base64 join without padding. */
const bytesPerPiece = 48 * 1024;

/** Gzip and base64 of the texts one after the other, in pieces of at most 64 KiB. */
export async function* compressed(texts: Iterable<string>): AsyncIterable<string> {
  let rest: Buffer = Buffer.alloc(0);
  const gzip = Readable.from(texts, { objectMode: true }).pipe(createGzip());
  for await (const bytes of gzip as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= bytesPerPiece) {
      yield rest.toString('base64', 0, bytesPerPiece);
      rest = rest.subarray(bytesPerPiece);
    }
  }
  if (rest.length > 0) yield rest.toString('base64');
}

/** A `<template>` that holds them; base64 has no character that ends one. */
export async function* template(id: string, texts: Iterable<string>): AsyncIterable<string> {
  yield `<template id="${id}">`;
  yield* compressed(texts);
  yield '</template>\n';
}
