/** Reads a page into what its users and their browsers act upon: elements, texts, links, assets, forms. */
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { withoutAssetHashes } from './asset-names.ts';
import { timesIn } from './time-text.ts';

/** What stands at one place of a page. */
export interface PageFacts {
  elements: number;
  /** `''` for the text, `@href` for an attribute → values in the order of the page. */
  readonly values: Map<string, string[]>;
  /** Data that scripts of the page read. */
  readonly json: string[];
}

/** Place → facts. A place is the way to an element, `main/ul/li/a`; mere boxes (`div`, `span`) are no steps. */
export type Page = ReadonlyMap<string, PageFacts>;

/** Steps of a way; what is above them tells little. */
const stepsMax = 5;
/** Elements in each other. */
const depthMax = 500;
/** Most places of one page. */
const placesMax = 5000;

const boxes: ReadonlySet<string> = new Set(['div', 'span', 'html', 'body']);

const kept: ReadonlySet<string> = new Set(
  (
    'action async charset checked content crossorigin defer disabled for href http-equiv integrity media ' +
    'method name property rel required sandbox selected src srcset target type value'
  ).split(' '),
);

/** Reads any text; what is no HTML gives a poor page. Undefined where elements are nested too deep to be meant. */
export function readPage(html: string): Page | undefined {
  const page = new Map<string, PageFacts>();
  const open: Open[] = [];
  let text = '';

  function factsOf(place: string): PageFacts {
    const at = page.has(place) || page.size < placesMax ? place : '(further places)';
    let facts = page.get(at);
    if (facts === undefined) page.set(at, (facts = { elements: 0, values: new Map(), json: [] }));
    return facts;
  }

  function endText(): void {
    const found = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (found === '') return;
    const { name, place, isData } = open.at(-1) ?? { name: '', place: 'text', isData: false };
    const facts = factsOf(place);
    if (isData) facts.json.push(found);
    else
      add(
        facts,
        '',
        name === 'script' || name === 'style' ? hashOf(timesIn(found).around) : withoutAssetHashes(found),
      );
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      const element = openOf(name, attributes, open.at(-1));
      open.push(element);
      if (open.length > depthMax) parser.pause();
      const facts = factsOf(element.place);
      if (!boxes.has(name)) facts.elements += 1;
      for (const [key, value] of Object.entries(attributes)) addAttribute(facts, key, value, attributes);
    },
    ontext(piece) {
      text += piece;
    },
    onclosetag() {
      endText();
      open.pop();
    },
  });
  parser.end(html);
  endText();
  return open.length > depthMax ? undefined : page;
}

/** An element that is not closed yet. */
interface Open {
  readonly name: string;
  /** The way to it, for what is in it. */
  readonly way: readonly string[];
  readonly place: string;
  readonly isData: boolean;
}

function openOf(name: string, attributes: Readonly<Record<string, string>>, parent: Open | undefined): Open {
  const above = parent?.way ?? [];
  const full = [...above, name + label(name, attributes)].slice(-stepsMax);
  return {
    name,
    way: boxes.has(name) ? above : full,
    place: full.join('/'),
    isData: name === 'script' && /json/.test(attributes['type'] ?? ''),
  };
}

/** Elements that are many and alike are told apart by what they are for. */
function label(name: string, attributes: Readonly<Record<string, string>>): string {
  const by =
    name === 'link'
      ? 'rel'
      : name === 'script'
        ? 'id'
        : /^(?:meta|input|select|textarea|button|form)$/.test(name)
          ? 'name'
          : undefined;
  const value = by === undefined ? undefined : (attributes[by] ?? attributes['property']);
  return value === undefined ? '' : `[${value.slice(0, 40)}]`;
}

function addAttribute(
  facts: PageFacts,
  name: string,
  value: string,
  all: Readonly<Record<string, string>>,
): void {
  if (name === 'nonce') return add(facts, '@nonce', 'set');
  if (!kept.has(name)) return;
  if (name !== 'integrity') return add(facts, `@${name}`, withoutAssetHashes(value.trim()));
  const url = all['src'] ?? all['href'] ?? '';
  const isNamedByContent = withoutAssetHashes(url) !== url;
  add(facts, '@integrity', isNamedByContent ? (value.split('-', 1)[0] ?? '') : value);
}

function add({ values }: PageFacts, name: string, value: string): void {
  const known = values.get(name);
  if (known === undefined) values.set(name, [value]);
  else known.push(value);
}

function hashOf(text: string): string {
  return `sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
