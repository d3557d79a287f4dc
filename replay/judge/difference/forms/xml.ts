import { Parser } from 'htmlparser2';
import type { Json } from '../../../json.ts';
import type { BodyForm } from './body-form.ts';

/** Elements in each other. */
const depthMax = 500;

/**
 * Each element as `{ "@attribute": text, "#text": text, child: [element, …] }`. Children are lists even where there is
 * one, and places do not show it: a feed with one item has the same places as a feed with many.
 */
export const xml: BodyForm = {
  name: 'XML',
  recognizes: (type, text) => (/[/+]xml/.test(type) || /^\s*<\?xml/.test(text)) && !type.includes('html'),
  read(text) {
    const value = readXml(text);
    return value === undefined ? undefined : { value, doubled: [] };
  },
  shown: {
    at: (pointer) => pointer.replaceAll('/*', '').replace(/\/#text$/, ''),
    value: (json) => json.replaceAll(/\[\{"#text":("(?:[^"\\]|\\.)*")\}\]/g, '$1'),
  },
  example: {
    type: 'application/rss+xml',
    stable: '<rss><channel><ttl>60</ttl><item id="1"><price>5</price></item><item id="2"/></channel></rss>',
    preview: '<rss><channel><item id="2"/><item id="1"><price>6</price></item></channel></rss>',
    differences: [
      'body:/rss/channel/ttl missing',
      'body:/rss/channel/item order-changed',
      'body:/rss/channel/item/price value-changed',
    ],
    cut: '<rss><channel><ttl>60</ttl><item id="1"><price>5</price></item>',
  },
};

type Element = Record<string, Json[] | string>;

/** Undefined where an element is not closed. */
function readXml(text: string): Json | undefined {
  const document = elementOf({});
  const open = [document];
  let words = '';
  let isBroken = false;

  function endText(): void {
    const found = words.replace(/\s+/g, ' ').trim();
    const element = open.at(-1);
    words = '';
    if (found === '' || element === undefined) return;
    const before = element['#text'];
    element['#text'] = typeof before === 'string' ? `${before} ${found}` : found;
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        endText();
        if (open.length > depthMax) isBroken = true;
        if (isBroken) return;
        const element = elementOf(attributes);
        const parent = open.at(-1) ?? document;
        const known = parent[name];
        if (typeof known === 'object') known.push(element);
        else parent[name] = [element];
        open.push(element);
      },
      ontext(piece) {
        words += piece;
      },
      onclosetag(_name, isImplied) {
        endText();
        open.pop();
        if (isImplied && text.charAt(parser.endIndex - 1) !== '/') isBroken = true;
      },
      onerror() {
        isBroken = true;
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  if (open.length > 1) isBroken = true;
  parser.end();
  return isBroken || Object.keys(document).length === 0 ? undefined : document;
}

/** Without a prototype, for an element may have any name. */
function elementOf(attributes: Readonly<Record<string, string>>): Element {
  const element = Object.create(null) as Element;
  for (const [name, value] of Object.entries(attributes)) element[`@${name}`] = value;
  return element;
}
