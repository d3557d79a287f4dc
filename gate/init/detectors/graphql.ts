import type { Detector } from '../detector.ts';
import { lineOf } from '../source-text.ts';

const schema = /^\s*(?:extend\s+)?(?:type\s+Query\b|schema\s*\{)/m;

/** Files with a schema; those with queries of clients are none. */
export const graphql: Detector = {
  id: 'graphql',
  title: 'GraphQL schemas',
  detect: (project) =>
    project.files
      .filter((file) => /\.(graphqls?|gql)$/.test(file) && schema.test(project.text(file)))
      .map((file) => ({
        id: file,
        file,
        line: lineOf(project.text(file), schema),
        compare: { as: 'contracts', path: file, kind: 'graphql' },
      })),
  examples: [
    {
      files: { 'schema.graphql': 'type Query { ads: [String] }\n', 'app/ads.graphql': 'query { ads }\n' },
      proposes: ['schema.graphql schema.graphql:1'],
    },
  ],
};
