import { beforeEach, describe, expect, test } from 'vitest';
import { java, newCase, run, write } from './case.test-support.ts';
import type { CompatConfigOptions } from './options.ts';

beforeEach(newCase);

describe('bad input', () => {
  const expectRefused = async (
    options: Partial<CompatConfigOptions>,
    what: RegExp,
    where?: RegExp,
  ): Promise<void> => {
    await expect(run(options)).rejects.toMatchObject({
      message: expect.stringMatching(what) as string,
      ...(where && { where: expect.stringMatching(where) as string }),
      todo: expect.stringMatching(/\w/) as string,
    });
  };

  test('nothing to compare, an unknown rule, a place that is not there', async () => {
    await expectRefused({}, /nothing to compare/);
    await expectRefused({ environment: 'prod', levels: { 'config-x': 'off' } }, /no rule "config-x"/);
    await expectRefused({ environment: 'nowhere' }, /no such file/, /nowhere$/);
    write({ 'empty/node_modules/a.json': '{}' });
    await expectRefused({ environment: 'empty' }, /No file is there/);
  });

  test('encodings: ISO-8859-1 in properties and UTF-16 are read, others and binary content are refused with the line', async () => {
    const latin = Buffer.from('name=Caf\u00e9\n', 'latin1');
    write({
      'src/A.java': java('name'),
      'a/a.properties': latin,
      'b/a.yaml': Buffer.from('\uFEFFname: Caf\u00e9', 'utf16le'),
    });
    for (const environment of ['a', 'b']) {
      const report = await run({ newCode: 'src', environment });
      expect(report.tables?.[0]?.rows[0]?.[4]).toBe('Café');
    }
    write({ 'c/a.yaml': Buffer.concat([Buffer.from('a: 1\nb: '), latin]), 'd/a.yaml': 'a: 1\nb: \u0000\n' });
    await expectRefused({ environment: 'c' }, /not UTF-8/, /c\/a\.yaml:2$/);
    await expectRefused({ environment: 'd' }, /zero byte/, /d\/a\.yaml:2$/);
  });

  test('broken files name their line', async () => {
    write({ 'a/a.yaml': 'a: 1\nb: [\n', 'b/a.toml': 'a = 1\n\nb = \n', 'c/a.json': '{\n"a": }' });
    await expectRefused({ environment: 'a' }, /YAML/, /a\.yaml:\d$/);
    await expectRefused({ environment: 'b' }, /TOML/, /a\.toml:[34]$/);
    await expectRefused({ environment: 'c' }, /JSON/, /a\.json:2$/);
    write({ 'keys.yaml': 'keys:\n  - { key: a }\n  - { key: b, tpye: integer }\n' });
    await expectRefused(
      { environment: 'c', declared: 'keys.yaml' },
      /no place for "keys\.1\.tpye"/,
      /keys\.yaml:3$/,
    );
  });

  test('an interrupted run gives a partial report', async () => {
    write({ 'src/A.java': java('a'), 'prod/a.properties': 'a=1' });
    const report = await run({ newCode: 'src', environment: 'prod' }, AbortSignal.abort());
    expect(report).toMatchObject({ partial: true, exitCode: 130 });
  });
});
