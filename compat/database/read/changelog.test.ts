import { describe, expect, test } from 'vitest';
import { includedSteps as readSteps } from './changelog.ts';
import { Properties } from './liquibase/properties.ts';

const includedSteps = (files: Parameters<typeof readSteps>[0]) =>
  readSteps(files, new Properties('postgresql', {}));

const sql = ['001.sql', '002.sql', 'later/004.sql', 'later/003.sql', 'unused.sql'].map((name) => ({
  name: `changes/${name}`,
  text: '',
}));

const xml = `<databaseChangeLog xmlns="x">
  <!-- <include file="changes/unused.sql"/> -->
  <include file="db/changes/002.sql"/>
  <include relativeToChangelogFile='true' file='changes/001.sql' />
  <changeSet id="7" author="ann"><createTable tableName="t"/></changeSet>
  <includeAll path="changes/later/" relativeToChangelogFile="true"/>
</databaseChangeLog>`;

const yaml = `databaseChangeLog:
  - include: { file: db/changes/002.sql }
  - preConditions: [{ runningAs: { username: ann } }]
  - include:
      file: changes/001.sql
      relativeToChangelogFile: true
  - changeSet: { id: 7, author: ann, changes: [] }
  - includeAll: { path: db/changes/later }
`;

describe('a changelog', () => {
  test.each([
    ['db.changelog-master.xml', xml],
    ['changelog.yaml', yaml],
    [
      'changelog.json',
      JSON.stringify({
        databaseChangeLog: [
          { include: { file: 'db/changes/002.sql' } },
          { include: { file: 'changes/001.sql', relativeToChangelogFile: true } },
          { changeSet: { id: '7' } },
          { includeAll: { path: 'db/changes/later' } },
        ],
      }),
    ],
  ])('%s gives the order of files and changesets', (name, text) => {
    const steps = includedSteps([...sql, { name, text }])?.steps ?? [];
    expect(steps.map(({ file, changeset }) => `${file.name}${changeset?.said.get('id') ?? ''}`)).toEqual([
      'changes/002.sql',
      'changes/001.sql',
      `${name}7`,
      'changes/later/003.sql',
      'changes/later/004.sql',
    ]);
  });

  test('may include others, even itself', () => {
    const root = {
      name: 'changelog.yaml',
      text: 'databaseChangeLog: [{ include: { file: v1/changelog.xml } }]',
    };
    const inner = {
      name: 'v1/changelog.xml',
      text: '<include file="changes/001.sql"/><include file="v1/changelog.xml"/>',
    };
    expect(includedSteps([...sql, inner, root])?.steps.map(({ file }) => file.name)).toEqual([
      'changes/001.sql',
    ]);
  });

  test.each([
    [
      'includes what is not there',
      '<include file="gone.sql"/>',
      'changelog.xml',
      /includes gone\.sql, which is not there/,
    ],
    ['cannot be parsed', 'databaseChangeLog: [', 'changelog.yaml', /cannot be read: /],
  ])('that %s is an error', (_, text, name, message) => {
    expect(() => includedSteps([{ name, text }])).toThrow(
      expect.objectContaining({
        code: 'input-unreadable',
        message: expect.stringMatching(message) as string,
        where: name,
      }),
    );
  });

  test('without one, nothing is said', () => expect(includedSteps(sql)).toBeUndefined());
});
