import type { Detector } from '../detector.ts';
import { lineOf, slugOf } from '../source-text.ts';
import { testsPass } from '../tests-pass.ts';

export const go: Detector = {
  id: 'go',
  title: 'Go modules',
  detect: (project) =>
    project.files
      .filter((file) => /(^|\/)go\.mod$/.test(file))
      .flatMap((file) => {
        const text = project.text(file);
        const item = {
          title: `No module of ${file} is replaced by a folder`,
          check: 'code-scan',
          with: { files: [file], pattern: String.raw`=>\s*\.{0,2}/` },
        };
        const line = lineOf(text, /^(module|require)\b/m);
        return [
          testsPass(['go', 'test', './...'], file, line),
          { id: `DEP-04-${slugOf(file)}`, file, line: lineOf(text, /^require\b/m), item },
        ];
      }),
  examples: [
    {
      files: { 'go.mod': 'module example.org/shop\n\nrequire example.org/client v1.2.0\n' },
      proposes: ['BLD-06 go.mod:1', 'DEP-04-go.mod go.mod:3'],
    },
  ],
};
