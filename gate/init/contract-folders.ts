import type { Project, Proposal } from './detector.ts';

/**
 * Contracts of one language, to be compared as the folders that hold them; a folder within another one that is
 * compared is part of it.
 */
export function contractFolders(
  project: Project,
  kind: string,
  isContract: (file: string) => boolean,
): Proposal[] {
  const firsts = new Map<string, string>();
  for (const file of project.files.filter(isContract)) {
    // A file beside the config stands for itself: its folder is the whole project.
    const path = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : file;
    if (!firsts.has(path)) firsts.set(path, file);
  }
  const paths = [...firsts.keys()];
  return [...firsts]
    .filter(([path]) => !paths.some((other) => path.startsWith(`${other}/`)))
    .map(([path, file]) => ({ id: path, file, line: 1, compare: { as: 'contracts', path, kind } }));
}
