/**
 * Whether tests of an engine can run. False where it is missing, so that they skip by name.
 *
 * @throws when SEAWORTHY_REQUIRE (names with commas) demands it: then missing is a failure.
 */
export function requireEngine(name: string, found: boolean): boolean {
  const required = (process.env['SEAWORTHY_REQUIRE'] ?? '').split(',').map((one) => one.trim());
  if (!found && required.includes(name)) throw new Error(`${name} is missing and SEAWORTHY_REQUIRE names it`);
  return found;
}
