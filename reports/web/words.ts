/**
 * The language of the page. English is what the sources say; another language is a flat map from it.
 *
 * The map is set once for the whole page, by the browser alone: what is drawn beforehand is English.
 */
let translations: Readonly<Record<string, string>> = {};

/** From now on all is said with these translations; texts that they lack stay as they are. */
export function speak(known: Readonly<Record<string, string>>): void {
  translations = known;
}

/**
 * Words of the page itself. Call it with a plain literal: translators find the texts in the sources. Of `(row|rows)`
 * the first is said where `count` is one.
 *
 * @example t('{count} of {total} shown', { count: 3, total: 9 })
 */
export function t(english: string, holes: Readonly<Record<string, string | number>> = {}): string {
  return said(english)
    .replace(/\(([^()|]+)\|([^()|]+)\)/g, (_, one: string, several: string) =>
      holes['count'] === 1 ? one : several,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(holes[name] ?? whole));
}

/** A sentence of the report in the language of the page. */
export function said(text: string): string {
  return Object.hasOwn(translations, text) ? (translations[text] ?? text) : text;
}
