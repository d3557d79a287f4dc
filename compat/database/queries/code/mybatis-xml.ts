/** Statements of MyBatis in XML. */
import { Parser } from 'htmlparser2';
import { branchesMax, rendered } from './mybatis-tags.ts';
import type { Fragment, Tag } from './mybatis-tags.ts';

/** Nobody nests deeper; what does stands beside its parent. */
const depthMax = 100;
const includesMax = 200;

/** The document as a tag without a name. Broken XML gives what can be made of it. */
export function readTags(text: string): Tag {
  const root = { name: '', attributes: {}, line: 1, inside: [] as Fragment[] };
  const open = [root];
  let [line, counted] = [1, 0];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        line += text.slice(counted, parser.startIndex).split('\n').length - 1;
        counted = parser.startIndex;
        const tag = { name, attributes, line, inside: [] };
        open.at(-1)?.inside.push(tag);
        open.push(open.length < depthMax ? tag : { ...tag });
      },
      ontext: (data) => void open.at(-1)?.inside.push(data),
      onclosetag: () => void (open.length > 1 && open.pop()),
    },
    { xmlMode: true },
  );
  parser.end(text);
  return root;
}

export function tagsIn({ inside }: Tag): Tag[] {
  return inside.filter((part) => typeof part !== 'string');
}

/** The texts of a statement: all optional parts, and each branch of a choice once. `parts` are `<sql>` by id. */
export function statementTexts(tag: Tag, parts: ReadonlyMap<string, Tag>): string[] {
  const branches = [...Array(branchesMax([tag, ...parts.values()])).keys()];
  const texts = branches.map((branch) =>
    rendered(tag, { parts, branch, budget: { includes: includesMax } })
      // Lines stay: a comment ends with its line.
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  );
  return [...new Set(texts)];
}
