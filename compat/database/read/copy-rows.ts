/** Writes the rows of a COPY block as INSERTs, one line for each line, because no copy protocol is at hand. */

const rowsInOneInsert = 500;

/**
 * @param target What stands between COPY and FROM: `shop.orders (id, note)`.
 * @param lines The rows as `COPY … TO stdout` writes them, tabs between the values.
 * @returns As many lines as there are rows.
 */
export function insertsFor(target: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => {
    const isFirst = i % rowsInOneInsert === 0;
    const isLast = i === lines.length - 1 || (i + 1) % rowsInOneInsert === 0;
    const head = isFirst ? `INSERT INTO ${target} OVERRIDING SYSTEM VALUE VALUES ` : '';
    return `${head}(${line.split('\t').map(literal).join(', ')})${isLast ? ';' : ','}`;
  });
}

function literal(field: string): string {
  if (field === '\\N') return 'NULL';
  const value = field.replace(/\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([^]))/g, unescape);
  // A line of the dump stays one line: what breaks it is written as an escape.
  if (!/[\n\r\\]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  const safe = value.replaceAll('\\', '\\\\').replaceAll("'", "''");
  return `E'${safe.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

const letters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescape(_: string, octal?: string, hex?: string, other = ''): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return letters[other] ?? other;
}
