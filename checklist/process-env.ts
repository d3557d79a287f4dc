const inherited = ['PATH', 'HOME', 'LANG', 'TMPDIR'];

/** What a program of an item sees of the environment: four names, and what the item gives it. */
export function processEnv(
  env: Readonly<Record<string, string | undefined>>,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const given = inherited.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), ...more };
}
