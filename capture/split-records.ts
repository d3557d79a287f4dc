/** Cuts bytes at a separator of several bytes. What lies between may be anything, and of any length. */
export class RecordSplitter {
  readonly #separator: Buffer;
  readonly #recordBytesMax: number;
  #rest: Buffer = Buffer.alloc(0);
  #isOverlong = false;

  constructor(separator: Buffer, recordBytesMax: number) {
    this.#separator = separator;
    this.#recordBytesMax = recordBytesMax;
  }

  /** Records that end in this chunk; undefined for one above the limit. They are valid until the next push. */
  push(chunk: Buffer): (Buffer | undefined)[] {
    const records: (Buffer | undefined)[] = [];
    const searched = Math.max(0, this.#rest.length - this.#separator.length + 1);
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(this.#separator, searched); end >= 0;) {
      records.push(this.#checked(bytes.subarray(start, end)));
      start = end + this.#separator.length;
      end = bytes.indexOf(this.#separator, start);
    }
    this.#keep(bytes.subarray(start));
    return records;
  }

  /** What stands behind the last separator. */
  finish(): Buffer | undefined {
    return this.#checked(this.#rest);
  }

  #checked(record: Buffer): Buffer | undefined {
    const isOverlong = this.#isOverlong || record.length > this.#recordBytesMax;
    this.#isOverlong = false;
    return isOverlong ? undefined : record;
  }

  /** Of a record above the limit only as much as may be the beginning of a separator. */
  #keep(rest: Buffer): void {
    this.#isOverlong ||= rest.length > this.#recordBytesMax;
    this.#rest = Buffer.from(this.#isOverlong ? rest.subarray(1 - this.#separator.length) : rest);
  }
}
