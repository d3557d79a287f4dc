import { placeholdersIn } from '../placeholders.ts';
import type { CodeReader } from './code-reader.ts';

/** References in bean definitions of Spring, and in mappings of filters and log settings that it fills in. */
export const springXml: CodeReader = {
  id: 'spring-xml',
  title: 'Spring XML',
  names: /\.xml$/,
  read({ text }) {
    if (!/springframework\.org\/schema/.test(text)) return Promise.resolve({ reads: [], notFollowed: [] });
    // Comments keep their lines.
    const code = text.replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
    const reads = code
      .split('\n')
      .flatMap((line, i) => placeholdersIn(line).map((found) => ({ ...found, line: i + 1 })));
    return Promise.resolve({ reads, notFollowed: [] });
  },
  example: {
    file: {
      name: 'beans.xml',
      text: [
        '<beans xmlns="http://www.springframework.org/schema/beans">',
        '<!-- ${not.read} -->',
        '<bean id="db"><property name="url" value="${db.url}"/><property name="size" value="${db.pool:8}"/></bean>',
        '</beans>',
      ].join('\n'),
    },
    reads: [
      { key: 'db.url', line: 3 },
      { key: 'db.pool', fallback: '8', line: 3 },
    ],
    notFollowed: [],
  },
};
