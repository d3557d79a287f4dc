/**
 * Whether a path fits one of the patterns. `/api` means `/api` and all below it; `*` stands for any text
 * within a segment and `**` for any text at all: `/api/*\/detail`, `/static/**.map`.
 */
export function compilePathPatterns(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map(toRegExp);
  return (path) => tests.some((test) => test.test(path));
}

/**
 * Whether a decoded path and query fit one of the patterns: a path as above, a query parameter after `?`, or
 * both: `/cart`, `?cmd=fire`, `/cart?cmd=*`.
 */
export function compileTargetPatterns(patterns: readonly string[]): (path: string, query: string) => boolean {
  const tests = patterns.map((pattern) => {
    const [path = '', parameter] = pattern.split('?', 2);
    return {
      fitsPath: path === '' ? () => true : compilePathPatterns([path]),
      parameter: parameter === undefined ? /(?:)/ : parameterPattern(parameter),
    };
  });
  return (path, query) => tests.some(({ fitsPath, parameter }) => parameter.test(query) && fitsPath(path));
}

function parameterPattern(pattern: string): RegExp {
  return new RegExp(`(?:^|&)${pattern.split('*').map(quote).join('[^&]*')}(?:&|$)`);
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
