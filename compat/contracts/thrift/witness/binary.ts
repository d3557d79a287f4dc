/** Sample values in Thrift's binary protocol: https://github.com/apache/thrift/blob/master/doc/specs/thrift-binary-protocol.md */

/** A type as bytes: its code, and those of what it holds. */
export interface WireType {
  readonly name: string;
  readonly code: number;
  readonly inner: readonly WireType[];
}

const codes: Readonly<Record<string, number>> = {
  bool: 2,
  byte: 3,
  i8: 3,
  double: 4,
  i16: 6,
  i32: 8,
  i64: 10,
  string: 11,
  map: 13,
  set: 14,
  list: 15,
  uuid: 16,
};
const structCode = 12;

/** @param text as `ThriftType` has it: `map<string, list<i32>>`. Another name is a struct. */
export function wireType(text: string): WireType {
  const [, outer = text, held] = /^(\w+)<(.*)>$/.exec(text) ?? [];
  return { name: outer, code: codes[outer] ?? structCode, inner: held === undefined ? [] : parts(held) };
}

function parts(text: string): readonly WireType[] {
  const pieces = text.split(/,\s*/);
  // A comma inside of brackets is none of this level.
  const at = pieces.findIndex((_, index) => isClosed(pieces.slice(0, index + 1).join(', ')));
  const [first, rest] = [pieces.slice(0, at + 1).join(', '), pieces.slice(at + 1).join(', ')];
  return rest === '' ? [wireType(first)] : [wireType(first), wireType(rest)];
}

function isClosed(text: string): boolean {
  return text.split('<').length === text.split('>').length;
}

/** One value as a reader of JSON would write it, and as bytes. Structs are empty, collections hold one value. */
export function sampleOf({ name, code, inner }: WireType): {
  readonly value: unknown;
  readonly bytes: Buffer;
} {
  if (code === structCode) return { value: {}, bytes: Buffer.of(0) };
  const held = inner.map((one) => ({ ...sampleOf(one), code: one.code }));
  if (held.length > 0) {
    const head = [...held.map((one) => one.code), 0, 0, 0, 1];
    const [first, second] = held;
    const value = second === undefined ? [first?.value] : { [String(first?.value)]: second.value };
    return { value, bytes: Buffer.concat([Buffer.from(head), ...held.map(({ bytes }) => bytes)]) };
  }
  return scalar(name, code);
}

const widths: Readonly<Record<number, number>> = { 3: 1, 6: 2, 8: 4, 10: 8 };

function scalar(name: string, code: number): { readonly value: unknown; readonly bytes: Buffer } {
  if (name === 'bool') return { value: true, bytes: Buffer.of(1) };
  if (name === 'string') return { value: 'text', bytes: Buffer.from('\0\0\0\u0004text') };
  if (name === 'uuid') return { value: '0'.repeat(32), bytes: Buffer.alloc(16) };
  const bytes = Buffer.alloc(widths[code] ?? 8);
  if (name === 'double') bytes.writeDoubleBE(1);
  else bytes[bytes.length - 1] = 1;
  return { value: 1, bytes };
}

export function hex(bytes: Buffer): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
