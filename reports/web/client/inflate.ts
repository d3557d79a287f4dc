/** What a `<template>` keeps packed, unpacked by the browser: base64, gzip, JSON. No request leaves. */
export async function inflate<Value>(id: string): Promise<Value | undefined> {
  const holder = document.getElementById(id);
  if (!(holder instanceof HTMLTemplateElement)) return undefined;
  const bytes = bytesOf(holder.content.textContent ?? '');
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as Value;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
