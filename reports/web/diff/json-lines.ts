/** A line of a text and, in JSON, the place whose value stands there: a pointer, `*` for any index. */
export interface PlacedLine {
  readonly text: string;
  readonly at?: string;
}

/** JSON one value a line, so that two replies can be compared; other text line by line. */
export function placedLines(text: string): readonly PlacedLine[] {
  if (/^\s*[[{]/.test(text)) {
    try {
      return [...jsonLines(JSON.parse(text), { indent: '', before: '', after: '', at: 'body:' })];
    } catch {
      // It is shown as it came: cut, or no JSON at all.
    }
  }
  return text.split('\n').map((line) => ({ text: line }));
}

interface Around {
  readonly indent: string;
  /** The name before the value, and the comma behind it. */
  readonly before: string;
  readonly after: string;
  readonly at: string;
}

function* jsonLines(value: unknown, { indent, before, after, at }: Around): Iterable<PlacedLine> {
  const members = membersOf(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (members === undefined || members.length === 0) {
    const text = members === undefined ? JSON.stringify(value) : `${open}${close}`;
    yield { text: `${indent}${before}${text}${after}`, at };
    return;
  }
  yield { text: `${indent}${before}${open}`, at };
  for (const [place, [name, member]] of members.entries()) {
    const isList = Array.isArray(value);
    yield* jsonLines(member, {
      indent: `${indent}  `,
      before: isList ? '' : `${JSON.stringify(name)}: `,
      after: place < members.length - 1 ? ',' : '',
      at: `${at}/${isList ? '*' : name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    });
  }
  yield { text: `${indent}${close}${after}`, at };
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
