import type { Detector } from '../detector.ts';
import { onGitHost } from '../on-git-host.ts';
import { lineOf, objectAt, objectsIn } from '../source-text.ts';

/** Keys of the file that are no jobs. */
const words = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
]);

export const gitlabCi: Detector = {
  id: 'gitlab-ci',
  title: 'pipelines of GitLab',
  detect: (project) =>
    project.files
      .filter((file) => file === '.gitlab-ci.yml')
      .flatMap((file) => {
        const text = project.text(file);
        const [pipeline] = objectsIn(text);
        const jobs = Object.keys(pipeline ?? {}).filter((key) => {
          const { script, when } = objectAt(pipeline, key);
          return !words.has(key) && !key.startsWith('.') && script !== undefined && when !== 'manual';
        });
        const [first] = jobs;
        if (first === undefined) return [];
        const item = {
          title: `The jobs of ${file} passed on exactly this content`,
          check: 'ci-status',
          with: { ...onGitHost(project, 'gitlab'), jobs },
        };
        return [{ id: 'CI-gitlab', file, line: lineOf(text, `${first}:`), names: jobs, item }];
      }),
  examples: [
    {
      files: {
        '.gitlab-ci.yml': `stages: [test]
unit:
  script: [npm test]
deploy:
  when: manual
  script: [./deploy]
`,
      },
      proposes: ['CI-gitlab .gitlab-ci.yml:2'],
    },
  ],
};
