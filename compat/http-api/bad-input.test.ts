import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdsFolder, baseline, edited, findings, requiredRegion } from './ads.test-support.ts';

let folder: AdsFolder;
beforeAll(async () => (folder = await AdsFolder.make()));
afterAll(() => folder[Symbol.asyncDispose]());

describe('bad input', () => {
  test.each([
    [
      'broken YAML',
      'openapi: 3.0.0\npaths:\n  /a: [\n',
      { code: 'contract-unreadable', where: expect.stringMatching(/new\.yaml:\d+$/) },
    ],
    [
      'another kind',
      'asyncapi: 2.6.0\n',
      { code: 'contract-unreadable', message: expect.stringContaining('AsyncAPI') },
    ],
    ['a protobuf file', 'syntax = "proto3";\nmessage Ad {}\n', { code: 'contract-unreadable' }],
    ['an empty file', '', { code: 'contract-unreadable' }],
    [
      'a future version',
      'openapi: 4.0.0\n',
      { code: 'contract-unreadable', message: expect.stringContaining('4.0.0') },
    ],
  ])('%s is refused', async (_, text, error) => {
    await expect(folder.run(text)).rejects.toMatchObject(error);
  });

  test('what is nested too deeply, is no text or is a folder is refused with the reason', async () => {
    const levels = 4000;
    const schema = `${'{"properties":{"p":'.repeat(levels)}{}${'}}'.repeat(levels)}`;
    const content = `{"application/json":{"schema":${schema}}}`;
    const deep = `{"openapi":"3.0.3","paths":{"/ads":{"get":{"responses":{"200":{"description":"","content":${content}}}}}}}`;
    await expect(folder.run(deep)).rejects.toMatchObject({
      code: 'contract-unreadable',
      message: expect.stringContaining('nested too deeply'),
    });
    const latin = join(folder.path, 'latin.yaml');
    await writeFile(latin, Buffer.from(`${baseline}x-note: caf\u00e9\n`, 'latin1'));
    await expect(folder.run(baseline, { candidate: latin })).rejects.toMatchObject({
      message: expect.stringContaining('not UTF-8'),
      where: `${latin}:${baseline.split('\n').length}`,
    });
    await expect(folder.run(baseline, { candidate: folder.path })).rejects.toMatchObject({
      message: expect.stringContaining('it is a folder'),
    });
  });

  test('where nothing is described, nothing is called the same; what is no object is named', async () => {
    const empty = await folder.write('empty.yaml', 'openapi: 3.0.3\npaths: null\n');
    await expect(folder.run('openapi: 3.0.3\npaths: {}\n', { baseline: empty })).rejects.toMatchObject({
      code: 'nothing-selected',
    });
    const report = await folder.run(edited(['  /ads:\n', '  /odd: 7\n  /odder: { get: [] }\n  /ads:\n']));
    expect(report.notices?.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^not checked: a path that is no object \(.*new\.yaml:5\)$/),
        expect.stringMatching(/^not checked: an operation that is no object \(.*new\.yaml:6\)$/),
      ]),
    );
  });

  test('a missing file and a bad revision are refused', async () => {
    const missing = { candidate: join(folder.path, 'missing.yaml') };
    await expect(folder.run(baseline, missing)).rejects.toMatchObject({
      code: 'contract-unreadable',
      where: missing.candidate,
    });
    await expect(folder.run(baseline, { baseline: 'git:no-such-revision:old.yaml' })).rejects.toMatchObject({
      code: 'contract-unreadable',
    });
    await expect(folder.run(baseline, { baseline: 'git:--help:old.yaml' })).rejects.toMatchObject({
      code: 'contract-unreadable',
    });
  });

  test('a reference to nothing, to the network or out of the folder is named and warns', async () => {
    for (const [reference, words] of [
      ['#/components/schemas/Gone', 'points to nothing'],
      ['https://example.com/ad.yaml', 'points to the network'],
      ['../../../etc/passwd', 'outside the folder'],
    ] as const) {
      const report = await folder.run(
        edited(["items: { $ref: '#/components/schemas/Ad' }", `items: { $ref: '${reference}' }`]),
      );
      expect(report.notices).toContainEqual({
        kind: 'limit',
        message: expect.stringMatching(`${reference}.*${words}.*new\\.yaml:\\d+`),
      });
      expect(findings(report)).toMatchObject([{ rule: 'schema-not-comparable', level: 'warn' }]);
    }
  });

  test('an abort gives a partial report', async () => {
    const stopped = await folder.run(requiredRegion, { secondOpinionTimeoutMs: 1000 }, AbortSignal.abort());
    expect(stopped).toMatchObject({ partial: true, exitCode: 130 });
  });
});
