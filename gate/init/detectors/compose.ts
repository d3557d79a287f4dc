import type { Detector, Project, Proposal } from '../detector.ts';
import { lineOf, listAt, objectAt, objectsIn, slugOf } from '../source-text.ts';
import { versionedImages } from '../versioned-images.ts';

export const compose: Detector = {
  id: 'compose',
  title: 'Docker Compose files',
  detect: (project) =>
    project.files.flatMap((file) =>
      /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/.test(file)
        ? [...inOrder(project, file), ...versionedImages(project, file)]
        : [],
    ),
  examples: [
    {
      files: {
        'compose.yaml': `services:
  web:
    image: shop/web:1.4
    depends_on: [api]
  api:
    image: shop/api:2.0
    depends_on: { db: { condition: service_healthy } }
  db: { image: 'postgres:17' }
`,
      },
      proposes: ['DEP-02-compose.yaml compose.yaml:4', 'IMAGE-compose.yaml compose.yaml:3'],
    },
    { files: { 'compose.yaml': 'services: [' }, proposes: [] },
  ],
};

function inOrder(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const services = objectAt(objectsIn(text)[0], 'services');
  const dependsOn = Object.fromEntries(
    Object.entries(services).map(([name, service]) => {
      const written = listAt(service, 'depends_on').map(String);
      return [name, written.length > 0 ? written : Object.keys(objectAt(service, 'depends_on'))];
    }),
  );
  if (Object.values(dependsOn).every((calls) => calls.length === 0)) return [];
  const item = {
    title: 'Services go out downstream first and come back in reverse',
    check: 'order',
    with: { dependsOn },
  };
  const names = Object.keys(dependsOn);
  return [{ id: `DEP-02-${slugOf(file)}`, file, line: lineOf(text, /\bdepends_on\b/), names, item }];
}
