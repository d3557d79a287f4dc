import { Parser } from 'htmlparser2';
import { queriesAmong } from '../code/literal.ts';
import { mybatisText } from '../code/mybatis-text.ts';
import { branchesMax, rendered } from '../code/mybatis-tags.ts';
import type { Fragment, Tag } from '../code/mybatis-tags.ts';
import type { FoundQuery, QuerySource } from '../query-source.ts';

/** Statements of MyBatis mappers: all optional parts are taken in, and each branch of a choice once. */
export const mybatis: QuerySource = {
  id: 'mybatis',
  title: 'MyBatis mappers',
  kind: 'code',
  literals: 'written',
  names: /\.xml$/i,
  recognizes: ({ text }) => /<mapper\b[^>]*\bnamespace\s*=/.test(text),
  read: ({ text }) => Promise.resolve(queriesInMapper(text)),
  example: {
    file: {
      name: 'UserMapper.xml',
      text: [
        '<?xml version="1.0"?><!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "mybatis-3-mapper.dtd">',
        '<mapper namespace="shop.UserMapper">',
        '<sql id="columns">id, name</sql>',
        '<select id="find" resultType="User">',
        '  SELECT <include refid="columns"/> FROM users',
        '  <where><if test="name != null">AND name = #{name}</if>',
        '  <foreach collection="ids" item="i" open="AND id IN (" separator="," close=")">#{i}</foreach></where>',
        '  ORDER BY <choose><when test="byName">name</when><otherwise>${column}</otherwise></choose>',
        '</select>',
        '<update id="rename">UPDATE users <set><if test="name != null">name = #{name},</if></set>',
        '  <![CDATA[ WHERE id < #{user.id} ]]></update>',
        '</mapper>',
      ].join('\n'),
    },
    queries: [
      {
        name: 'UserMapper.find',
        sql: 'SELECT id, name FROM users\nWHERE name = :name\nAND id IN ( :i )\nORDER BY name',
        line: 4,
      },
      {
        name: 'UserMapper.find',
        sql: 'SELECT id, name FROM users\nWHERE name = :name\nAND id IN ( :i )\nORDER BY \uE000',
        line: 4,
      },
      { name: 'UserMapper.rename', sql: 'UPDATE users SET name = :name\nWHERE id < :user_id', line: 10 },
    ],
  },
};

const includesMax = 200;
const statements = /^(?:select|insert|update|delete)$/;

function queriesInMapper(text: string): FoundQuery[] {
  const root = parse(text);
  const mapper = tagsIn(root).find(({ name }) => name === 'mapper');
  if (mapper === undefined) return [];
  const namespace = mapper.attributes['namespace']?.split('.').at(-1) ?? '';
  const parts = new Map(
    tagsIn(mapper)
      .filter(({ name }) => name === 'sql')
      .map((tag) => [tag.attributes['id'] ?? '', tag]),
  );
  return tagsIn(mapper)
    .filter(({ name }) => statements.test(name))
    .flatMap((tag) => {
      const name = `${namespace}.${tag.attributes['id'] ?? ''}`;
      const branches = [...Array(branchesMax([tag, ...parts.values()])).keys()];
      const texts = branches.map((branch) =>
        rendered(tag, { parts, branch, budget: { includes: includesMax } })
          // Lines stay: a comment ends with its line.
          .replace(/[^\S\n]+/g, ' ')
          .replace(/\s*\n\s*/g, '\n')
          .trim(),
      );
      return [...new Set(texts)].flatMap((one) =>
        queriesAmong([{ name, line: tag.line, operands: mybatisText(one) }]),
      );
    });
}

function tagsIn({ inside }: Tag): Tag[] {
  return inside.filter((part) => typeof part !== 'string');
}

function parse(text: string): Tag {
  const root = { name: '', attributes: {}, line: 1, inside: [] as Fragment[] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const line = text.slice(0, parser.startIndex).split('\n').length;
        const tag = { name, attributes, line, inside: [] };
        open.at(-1)?.inside.push(tag);
        open.push(tag);
      },
      ontext: (data) => void open.at(-1)?.inside.push(data),
      onclosetag: () => void (open.length > 1 && open.pop()),
    },
    { xmlMode: true },
  );
  parser.end(text);
  return root;
}
