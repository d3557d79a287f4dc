/** Holds the kind against the cases of GraphQL Inspector, where the corpus is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { graphql } from './index.ts';

const cases = new URL('../../../../shared/corpus/api/graphql-inspector-cases.jsonl', import.meta.url);

interface Case {
  readonly case: string;
  readonly old: string;
  readonly new: string;
  readonly expected: readonly { readonly level: string; readonly type: string; readonly path?: string }[];
}

const files = (text: string) => ({
  texts: new Map([['schema.graphql', text]]),
  display: (name: string) => name,
});

test.skipIf(!existsSync(cases))(
  'finds what GraphQL Inspector finds, and minds what it calls breaking',
  async () => {
    const lines = readFileSync(cases, 'utf8').trim().split('\n');
    const wrong: string[] = [];
    for (const line of lines) {
      const one = JSON.parse(line) as Case;
      const { changes } = await graphql.compare(files(one.old), files(one.new));
      for (const { level, type, path = 'schema' } of one.expected) {
        const found = changes.find(
          ({ element }) => element.key === `${path}: ${type.toLowerCase().replaceAll('_', ' ')}`,
        );
        const breaks = found?.isAllowed !== true && found?.states.includes('A');
        if (found === undefined || breaks !== (level === 'BREAKING'))
          wrong.push(`${one.case}: ${level} ${type} at ${path}`);
      }
    }
    expect(lines.length).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  },
);
