import type { Detector, Project, Proposal } from '../detector.ts';
import { lineOf, objectAt, objectsIn, slugOf } from '../source-text.ts';
import { testsPass } from '../tests-pass.ts';

export const npm: Detector = {
  id: 'npm',
  title: 'npm packages',
  detect: (project) =>
    project.files.flatMap((file) =>
      /(^|\/)package\.json$/.test(file) ? [...tested(project, file), ...released(project, file)] : [],
    ),
  examples: [
    {
      files: {
        'package.json':
          '{\n"name": "@shop/web",\n"scripts": { "test": "vitest" },\n"dependencies": { "@shop/client": "1.2.0" } }',
      },
      proposes: ['BLD-06 package.json:3', 'DEP-04-package.json package.json:4'],
    },
    { files: { 'package.json': '{ "name": "shop"' }, proposes: [] },
  ],
};

function tested(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const isTested = objectAt(objectsIn(text)[0], 'scripts')['test'] !== undefined;
  return isTested ? [testsPass(['npm', 'test'], file, lineOf(text, '"test"'))] : [];
}

/** Packages of the own scope are those of other services of the team. */
function released(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const [written] = objectsIn(text);
  const [, scope] = /^(@[^/]+)\//.exec(String(written?.['name'])) ?? [];
  const own = Object.keys(objectAt(written, 'dependencies')).find((name) => name.startsWith(`${scope}/`));
  if (scope === undefined || own === undefined) return [];
  const item = {
    title: `Packages of ${scope} are releases`,
    check: 'packages',
    with: { files: [file], packages: [`${scope}/*`] },
  };
  return [{ id: `DEP-04-${slugOf(file)}`, file, line: lineOf(text, `"${own}"`), item }];
}
