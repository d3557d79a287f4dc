/** Lines of places in JSON text, found by looking only at what lies on the way to them. */
import { pointerSteps } from './location.ts';

interface Member {
  /** Offset of the key, or of the item of a list. */
  readonly start: number;
  readonly value: number;
}

type Members = ReadonlyMap<string, Member>;

const none: Members = new Map();

export class JsonLines {
  readonly #text: string;
  readonly #members = new Map<number, Members>();
  #ends: readonly number[] | undefined;

  /** `text` is JSON without faults. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Line of the place, or of the nearest place above it that stands in the text. */
  lineOf(pointer: string): number {
    const root = this.#skipSpace(0);
    let member: Member = { start: root, value: root };
    for (const step of pointerSteps(pointer)) {
      const inner = this.#membersAt(member.value).get(step);
      if (inner === undefined) break;
      member = inner;
    }
    return this.#lineAt(member.start);
  }

  #membersAt(offset: number): Members {
    const isList = this.#text[offset] === '[';
    if (!isList && this.#text[offset] !== '{') return none;
    let members = this.#members.get(offset);
    if (members === undefined) {
      members = this.#readMembers(offset, isList);
      this.#members.set(offset, members);
    }
    return members;
  }

  #readMembers(offset: number, isList: boolean): Members {
    const members = new Map<string, Member>();
    let at = offset;
    do {
      const start = this.#skipSpace(at + 1);
      if (this.#text[start] === '}' || this.#text[start] === ']') break;
      let value = start;
      let key = String(members.size);
      if (!isList) {
        const end = this.#endOfText(start);
        key = JSON.parse(this.#text.slice(start, end)) as string;
        value = this.#skipSpace(this.#skipSpace(end) + 1);
      }
      members.set(key, { start, value });
      at = this.#afterValue(value);
    } while (this.#text[at] === ',');
    return members;
  }

  #skipSpace(from: number): number {
    let at = from;
    while (/[\s\uFEFF]/.test(this.#text[at] ?? '')) at += 1;
    return at;
  }

  /** Offset of the comma or bracket behind a value. */
  #afterValue(from: number): number {
    let depth = 0;
    for (let at = from; at < this.#text.length; at += 1) {
      const one = this.#text[at];
      if (one === '"') at = this.#endOfText(at) - 1;
      else if (one === '{' || one === '[') depth += 1;
      else if (depth === 0 && (one === ',' || one === '}' || one === ']')) return at;
      else if (one === '}' || one === ']') depth -= 1;
    }
    return this.#text.length;
  }

  /** Offset behind the closing quote. */
  #endOfText(from: number): number {
    for (let at = this.#text.indexOf('"', from + 1); at >= 0; at = this.#text.indexOf('"', at + 1)) {
      let slashes = 0;
      while (this.#text[at - 1 - slashes] === '\\') slashes += 1;
      if (slashes % 2 === 0) return at + 1;
    }
    return this.#text.length;
  }

  #lineAt(offset: number): number {
    this.#ends ??= Array.from(this.#text.matchAll(/\n/g), ({ index }) => index);
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
