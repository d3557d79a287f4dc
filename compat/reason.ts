/** What git or the system says, without the call that failed. */
export function reasonIn(cause: unknown): string {
  const [line = 'no reason given'] = cause instanceof Error ? cause.message.split('\n') : [];
  if (line.startsWith('EISDIR')) return 'it is a folder';
  return line
    .replace(/, (open|stat|realpath|lstat|scandir) .*$/, '')
    .replace(/^E[A-Z]+: /, '')
    .replace(/\.$/, '');
}
