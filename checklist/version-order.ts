/**
 * Compares two versions: negative where the first is older; undefined for a text that is no version. Numbers first, then
 * a pre-release is older than its release, as in https://semver.org/#spec-item-11; a `v` in front and what follows a
 * `+` say nothing.
 */
export function compareVersions(first: string, second: string): number | undefined {
  const [a, b] = [partsOf(first), partsOf(second)];
  if (a === undefined || b === undefined) return undefined;
  const numbers = compareLists(a.numbers, b.numbers, '0');
  if (numbers !== 0) return numbers;
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  return compareLists(a.pre, b.pre, '');
}

function partsOf(text: string): { numbers: readonly string[]; pre: readonly string[] } | undefined {
  const [, numbers, pre] = /^v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text.trim()) ?? [];
  if (numbers === undefined) return undefined;
  return { numbers: numbers.split('.'), pre: pre === undefined ? [] : pre.split('.') };
}

function compareLists(a: readonly string[], b: readonly string[], missing: string): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = comparePart(a[index] ?? missing, b[index] ?? missing);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A number is older than a word, and nothing is older than both. */
function comparePart(a: string, b: string): number {
  const [isNumber, isOther] = [a, b].map((part) => /^\d+$/.test(part));
  if (isNumber && isOther) return Number(a) - Number(b);
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? -1 : 1;
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
