import { queriesAmong } from '../code/literal.ts';
import { mybatisText } from '../code/mybatis-text.ts';
import { readTags, statementTexts, tagsIn } from '../code/mybatis-xml.ts';
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

const statements = /^(?:select|insert|update|delete)$/;

function queriesInMapper(text: string): FoundQuery[] {
  const mapper = tagsIn(readTags(text)).find(({ name }) => name === 'mapper');
  if (mapper === undefined) return [];
  const tags = tagsIn(mapper);
  const namespace = mapper.attributes['namespace']?.split('.').at(-1) ?? '';
  const parts = new Map(
    tags.filter(({ name }) => name === 'sql').map((tag) => [tag.attributes['id'] ?? '', tag]),
  );
  return tags
    .filter(({ name }) => statements.test(name))
    .flatMap((tag) => {
      const name = `${namespace}.${tag.attributes['id'] ?? ''}`;
      return statementTexts(tag, parts).flatMap((one) =>
        queriesAmong([{ name, line: tag.line, operands: mybatisText(one) }]),
      );
    });
}
