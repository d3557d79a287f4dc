import { Parser } from 'htmlparser2';

const linked = new Set(['stylesheet', 'modulepreload', 'preload']);

/** URLs of the scripts and styles that an HTML page names, each once, without what stands in `data:` URLs. */
export function assetsNamedBy(html: string, pageUrl: string): string[] {
  const found = new Set<string>();
  let base = pageUrl;
  const add = (text: string | undefined): void => {
    if (text !== undefined && URL.canParse(text, base))
      found.add(new URL(text, base).href.split('#')[0] ?? '');
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && URL.canParse(attributes['href'] ?? '', pageUrl))
        base = new URL(attributes['href'] ?? '', pageUrl).href;
      if (name === 'script') add(attributes['src']);
      if (name === 'link' && linked.has(attributes['rel']?.toLowerCase() ?? '')) add(attributes['href']);
    },
  });
  parser.end(html);
  return [...found].filter((url) => /^https?:/.test(url));
}
