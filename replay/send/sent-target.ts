/** A captured path and query as it may stand in a request, or undefined where it is no path. Logs hold raw UTF-8 and spaces. */
export function sentTarget(target: string): string | undefined {
  if (!target.startsWith('/')) return undefined;
  if (/^[!-~]*$/.test(target)) return target;
  const wellFormed = Buffer.from(target).toString();
  return wellFormed.replace(/[^!-~]+/g, encodeURIComponent);
}
