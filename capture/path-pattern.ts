/**
 * Whether a path fits one of the patterns. `/api` means `/api` and all below it; `*` stands for any text
 * within a segment and `**` for any text at all: `/api/*\/detail`, `/static/**.map`.
 */
export function compilePathPatterns(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map(toRegExp);
  return (path) => tests.some((test) => test.test(path));
}

function toRegExp(pattern: string): RegExp {
  const stem = pattern.replace(/\/+$/, '');
  if (!pattern.includes('*')) return new RegExp(`^${quote(stem)}(?:/|$)`);
  const body = pattern.split(/(\*+)/).map((part) => {
    if (part.startsWith('**')) return '.*';
    return part === '*' ? '[^/]*' : quote(part);
  });
  return new RegExp(`^${body.join('')}$`);
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
