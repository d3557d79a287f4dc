import type { Project, Proposal } from './detector.ts';
import { lineOf, slugOf } from './source-text.ts';

const image = /^\s*(?:-\s*)?image:\s*\S/m;

/** That no container image of a file floats: what was tested and what ships would not be the same. */
export function versionedImages(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  if (!image.test(text)) return [];
  const item = {
    title: `Every image in ${file} names its version`,
    check: 'code-scan',
    with: {
      files: [file],
      pattern: String.raw`^\s*(-\s*)?image:\s*['"]?([^\s'"@:]+(:\d+/[^\s'"@:]+)?|\S+:latest)['"]?\s*$`,
    },
  };
  return [{ id: `IMAGE-${slugOf(file)}`, file, line: lineOf(text, /image:/), item }];
}
