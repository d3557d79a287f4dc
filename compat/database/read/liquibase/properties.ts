/** Values that changelogs give to placeholders. Pure. */
import { isForDialect } from '../dialect.ts';
import type { Dialect } from '../dialect.ts';
import type { Placeholders } from '../placeholders.ts';
import { mapTexts, valueOf } from './element.ts';
import type { Element } from './element.ts';

/** The first value of a name counts, and what was given beside the changelogs counts before all of them. */
export class Properties {
  readonly #dialect: Dialect;
  readonly #values: Map<string, string>;
  /** Files of values; they are not read. */
  readonly files: string[] = [];

  constructor(dialect: Dialect, given: Placeholders) {
    this.#dialect = dialect;
    this.#values = new Map(Object.entries(given));
  }

  /** Of an element `property`. */
  add(element: Element): void {
    const [name, value, file] = ['name', 'value', 'file'].map((key) => valueOf(element, key));
    if (!isForDialect(valueOf(element, 'dbms') ?? 'all', this.#dialect)) return;
    if (file !== undefined) this.files.push(file);
    else if (name !== undefined && !this.#values.has(name)) this.#values.set(name, value ?? '');
  }

  /** Of the lines `--property name:… value:…` of formatted SQL. */
  addFrom(formattedSql: string): void {
    for (const [, rest = ''] of formattedSql.matchAll(line)) {
      const said = [...rest.matchAll(pair)].map(([, key = '', quoted, bare = '']): [string, string] => [
        key.toLowerCase(),
        quoted ?? bare,
      ]);
      this.add({ name: 'property', said: new Map(said), inside: [], text: '' });
    }
  }

  copy(): Properties {
    return new Properties(this.#dialect, this.values());
  }

  values(): Placeholders {
    return Object.fromEntries(this.#values);
  }

  /** An element with the values that are known so far, which is how Liquibase reads it. */
  fill(element: Element): Element {
    // Nobody else knows the values later on.
    return this.#told(
      mapTexts(element, (text) =>
        text.replace(/\$\{([\w:.-]+)\}/g, (whole, name: string) => this.#values.get(name) ?? whole),
      ),
    );
  }

  /** Preconditions that ask for a value get their answer, in `holds`. */
  #told(element: Element): Element {
    const { name, said, inside } = element;
    if (name !== 'changeLogPropertyDefined')
      return { ...element, inside: inside.map((one) => this.#told(one)) };
    const found = this.#values.get(said.get('property') ?? '');
    const holds = found !== undefined && found === (said.get('value') ?? found);
    return { ...element, said: new Map([...said, ['holds', String(holds)]]) };
  }
}

const line = /^\s*--\s*property\s+(.*)$/gim;
const pair = /(\w+):\s*(?:"([^"]*)"|(\S+))/g;
