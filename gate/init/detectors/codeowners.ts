import type { Detector } from '../detector.ts';
import { onGitHost } from '../on-git-host.ts';
import { lineOf } from '../source-text.ts';

const owned = /^\s*[^#\s]\S*\s+.*@/m;

export const codeowners: Detector = {
  id: 'codeowners',
  title: 'owners of code',
  detect: (project) =>
    project.files
      .filter((file) => /^(\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(file))
      .filter((file) => owned.test(project.text(file)))
      .slice(0, 1)
      .map((file) => {
        const isGitlab = project.git?.remote?.host === 'gitlab' || file.startsWith('.gitlab/');
        const item = {
          title: 'Somebody else than the author reviewed every change',
          check: 'pull-requests',
          with: {
            ...onGitHost(project, isGitlab ? 'gitlab' : 'github'),
            since: project.git?.tag ?? '${var:formerTag}',
            candidate: 'HEAD',
          },
        };
        return { id: 'BLD-05', file, line: lineOf(project.text(file), owned), item };
      }),
  examples: [
    { files: { CODEOWNERS: '# teams\n* @shop/web\n' }, proposes: ['BLD-05 CODEOWNERS:2'] },
    { files: { CODEOWNERS: '# nobody yet\n' }, proposes: [] },
  ],
};
