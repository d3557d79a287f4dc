import type { Detector } from '../detector.ts';
import { lineOf } from '../source-text.ts';

const version = /^\s*\{?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]\./m;

export const openapi: Detector = {
  id: 'openapi',
  title: 'OpenAPI descriptions',
  detect: (project) =>
    project.files
      .filter((file) => /\.(ya?ml|json)$/.test(file))
      .flatMap((file) => {
        const text = project.text(file);
        if (!version.test(text) || !/["']?paths["']?\s*:/.test(text)) return [];
        return [{ id: file, file, line: lineOf(text, version), compare: { as: 'api' as const, path: file } }];
      }),
  examples: [
    {
      files: { 'api/openapi.yaml': 'openapi: 3.0.3\ninfo: { title: ads, version: "1" }\npaths: {}\n' },
      proposes: ['api/openapi.yaml api/openapi.yaml:1'],
    },
    { files: { 'a.yaml': 'openapi: yes\n' }, proposes: [] },
  ],
};
