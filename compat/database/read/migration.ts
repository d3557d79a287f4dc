/** One file of a history, in the order in which it is applied. */
export interface Migration {
  /** Path below the folder, with forward slashes. */
  readonly name: string;
  /** What goes up. Lines stand where they stand in the file; what goes down is blank. */
  readonly sql: string;
}

const otherEngines = /[._-](mysql|mariadb|sqlite3?|cockroach(db)?|mssql|oracle)(?=[._-])/i;
const goesDown = /(^|\/)down\.sql$|[._-](down|undo|rollback)\.sql$|(^|\/)U\d[^/]*__[^/]*\.sql$/i;

/** Whether a file holds a step forward for PostgreSQL. Downs, undos and files for other engines do not. */
export function isStepForward(name: string): boolean {
  return /\.sql$/i.test(name) && !goesDown.test(name) && !otherEngines.test(name);
}

/** Order in which migration tools apply files: numbers count as numbers, Flyway's repeatable ones come last. */
export function inOrder(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? -1, right[i] ?? -1];
    if (x !== y) return compareParts(x, y);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareParts(x: string | bigint | number, y: string | bigint | number): number {
  if (typeof x === 'string' && typeof y === 'string') return x < y ? -1 : 1;
  if (typeof x === 'string') return 1;
  if (typeof y === 'string') return -1;
  return x < y ? -1 : 1;
}

function sortKey(name: string): (string | bigint)[] {
  const flyway = /(?:^|\/)V([\d._]+?)__/.exec(name)?.[1];
  if (flyway !== undefined) return flyway.split(/[._]/).map((part) => BigInt(part || 0));
  if (/(?:^|\/)R__/.test(name)) return ['\uffff', name];
  return (name.match(/\d+|\D+/g) ?? []).map((part) => (/^\d/.test(part) ? BigInt(part) : part));
}

const marks = [
  { up: /^--\s*\+(?:goose|migrate)\s+Up\b/i, down: /^--\s*\+(?:goose|migrate)\s+Down\b/i },
  { up: /^--\s*migrate:up\b/i, down: /^--\s*migrate:down\b/i },
];

/** Blanks what goes down in files of goose, sql-migrate and dbmate, so that line numbers stay right. */
export function upSection(text: string): string {
  const lines = text.split('\n');
  const mark = marks.find(({ up }) => lines.some((line) => up.test(line.trimStart())));
  if (mark === undefined) return text;
  let isUp = false;
  return lines
    .map((line) => {
      if (mark.up.test(line.trimStart())) isUp = true;
      else if (mark.down.test(line.trimStart())) isUp = false;
      return isUp ? line : '';
    })
    .join('\n');
}
