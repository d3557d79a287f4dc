/** True when the environment says that CI runs us. */
export function isCi(env: Readonly<Record<string, string | undefined>>): boolean {
  const { CI: ci } = env;
  return ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false';
}
