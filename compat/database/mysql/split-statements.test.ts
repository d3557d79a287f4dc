import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitStatements } from './split-statements.ts';

const texts = (script: string): string[] =>
  splitStatements(script).map(({ text }) => text.replace(/\s+/g, ' '));

describe('statements', () => {
  test.each([
    ['strings and names', "SELECT ';', \"a;b\", `c;d`, 'it''s; \\'x;'; SELECT 2", 2],
    ['comments', '-- a;\nSELECT 1; # b;\n/* c; */ SELECT 2;', 2],
    ['no comment without a blank behind the dashes', 'SELECT 1--1; SELECT 2', 2],
    ['nothing', ' ;\n-- only this\n;', 0],
    ['what does not end', "SELECT 'a; b", 1],
  ])('are cut beside %s', (_, script, count) => {
    expect(texts(script)).toHaveLength(count);
  });

  test('end where DELIMITER says, which no server gets to see', () => {
    const script =
      'DELIMITER //\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.b = 1; END//\nDELIMITER ;\nSELECT 1;';
    expect(texts(script)).toEqual([
      'CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.b = 1; END',
      'SELECT 1',
    ]);
  });

  test('of a routine end with its last END, also without DELIMITER', () => {
    const body =
      'BEGIN IF a THEN SET b = 1; END IF; CASE a WHEN 1 THEN SET b = 2; END CASE; SET b = CASE a WHEN 1 THEN 2 END; END';
    const routine = `CREATE DEFINER=\`me\`@\`%\` PROCEDURE p(a int) ${body}`;
    expect(texts(`${routine}; SELECT 1;`)).toEqual([routine, 'SELECT 1']);
  });

  test('in comments that run are code for readers and stay comments for servers', () => {
    const [statement] = splitStatements('\n/*!40101 SET NAMES utf8 */;');
    expect(statement).toEqual({ sql: '/*!40101 SET NAMES utf8 */', text: 'SET NAMES utf8', line: 2 });
    expect(texts('CREATE TABLE a (b int /*!80023 INVISIBLE */) /*M!100 x */')).toEqual([
      'CREATE TABLE a (b int INVISIBLE ) x',
    ]);
  });

  test('stand on the lines where they begin', () => {
    const lines = splitStatements('SELECT 1;\n\n-- why\nSELECT\n2; SELECT 3').map(({ line }) => line);
    expect(lines).toEqual([1, 4, 5]);
  });

  test('never fail, and lose no words', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`',
      ';',
      '--',
      '/*',
      '*/',
      '/*!',
      '\n',
      'a',
      'BEGIN',
      'END',
      'DELIMITER x\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = splitStatements(pieces.join(' '));
        expect(found.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });
});
