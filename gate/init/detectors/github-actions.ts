import type { Detector, Project } from '../detector.ts';
import { onGitHost } from '../on-git-host.ts';
import { lineOf, objectAt, objectsIn, slugOf } from '../source-text.ts';

export const githubActions: Detector = {
  id: 'github-actions',
  title: 'workflows of GitHub',
  detect: (project) =>
    project.files
      .filter((file) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file))
      .flatMap((file) => {
        const text = project.text(file);
        const jobs = jobsIn(project, file);
        if (jobs.length === 0 || !/\b(push|pull_request)\b/.test(text)) return [];
        const item = {
          title: `The jobs of ${file} passed on exactly this content`,
          check: 'ci-status',
          with: { ...onGitHost(project, 'github'), jobs },
        };
        return [{ id: `CI-${slugOf(file)}`, file, line: lineOf(text, /^jobs:/m), names: jobs, item }];
      }),
  examples: [
    {
      files: {
        '.github/workflows/ci.yml': `on: [push]
jobs:
  unit: { runs-on: ubuntu-latest, steps: [{ run: npm test }] }
  e2e: { name: End to end, runs-on: ubuntu-latest, steps: [{ run: npm run e2e }] }
`,
      },
      proposes: ['CI-github.workflows.ci.yml .github/workflows/ci.yml:2'],
    },
    {
      files: { '.github/workflows/nightly.yml': 'on: { schedule: [] }\njobs: { a: {} }\n' },
      proposes: [],
    },
  ],
};

/** As checks are named: by their name, else their key. Those of a matrix get other names. */
function jobsIn(project: Project, file: string): string[] {
  const jobs = objectAt(objectsIn(project.text(file))[0], 'jobs');
  return Object.keys(jobs).flatMap((key) => {
    const { name = key, strategy } = objectAt(jobs, key);
    return strategy === undefined && typeof name === 'string' && !name.includes('${{') ? [name] : [];
  });
}
