import { isHeaderValue } from './header-value.ts';

/** What Caddy and Traefik write in the place of a private value. It is no value, and is never sent. */
const redactedLiteral = 'REDACTED';

/** Collects the request headers of one exchange. */
export class HeaderFields {
  readonly #values: Record<string, string> = {};
  readonly #dropped: string[] = [];

  /**
   * Pseudo headers (`:method`), names and values that no request can carry are left out; values of equal
   * names are joined. A value that the capture itself has redacted counts as a dropped header.
   */
  add(written: string, value: string): void {
    const name = written.toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) || name === '__proto__' || !isHeaderValue(value)) return;
    if (value === redactedLiteral) {
      if (!this.#dropped.includes(name)) this.#dropped.push(name);
      return;
    }
    const known = this.#values[name];
    this.#values[name] = known === undefined ? value : `${known}${name === 'cookie' ? ';' : ','} ${value}`;
  }

  /** The members of an exchange. */
  close(): { headers: Readonly<Record<string, string>>; droppedHeaders?: readonly string[] } {
    const headers = this.#values;
    return this.#dropped.length === 0 ? { headers } : { headers, droppedHeaders: this.#dropped };
  }
}
