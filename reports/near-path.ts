import { isAbsolute, relative, resolve } from 'node:path';

/**
 * A path as a person in the working folder would write it: relative to it where it lies below, absolute elsewhere. It
 * still names the same file, so that reports show `api/openapi.yaml` and links of CI find it.
 */
export function nearPath(path: string): string {
  const near = relative('', path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? resolve(path) : near;
}
