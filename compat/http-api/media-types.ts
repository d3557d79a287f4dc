/** Names of media types, and which entry of a description speaks of a body. */

/**
 * `application/json;v=1`: in small letters, and without a charset, which changes no value. Other parameters often tell
 * versions apart.
 */
export function mediaTypeName(written: string): string {
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim().toLowerCase());
  return [type, ...parameters.filter((one) => one !== '' && !one.startsWith('charset=')).sort()].join(';');
}

/** What is said of the media type itself, of it with or without parameters, or of a range that holds it. */
export function entryFor<T>(content: ReadonlyMap<string, T>, mediaType: string): T | undefined {
  const bare = mediaType.split(';', 1)[0] ?? '';
  return (
    content.get(mediaType) ??
    content.get(bare) ??
    (bare === mediaType ? onlyVariant(content, bare) : undefined) ??
    content.get(`${bare.split('/', 1)[0]}/*`) ??
    content.get('*/*')
  );
}

/** Who asks without parameters gets the one that there is; of several it is open which. */
function onlyVariant<T>(content: ReadonlyMap<string, T>, bare: string): T | undefined {
  const variants = [...content].filter(([name]) => name.startsWith(`${bare};`));
  return variants.length === 1 ? variants[0]?.[1] : undefined;
}
