type Headers = Readonly<Record<string, string>>;

/** Sets that are remembered: a capture has few, or as many as requests. */
const setsMax = 1000;

/**
 * Gives equal headers as one object: they take less memory, and what is made of them once can be remembered. Best
 * effort where a capture has very many.
 */
export class SharedHeaders {
  readonly #known = new Map<string, Headers>();

  of(headers: Headers): Headers {
    let key = '';
    for (const name in headers) key += `${name}\n${headers[name]}\n`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= setsMax) this.#known.clear();
    this.#known.set(key, headers);
    return headers;
  }
}
