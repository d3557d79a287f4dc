import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdsFolder, edited, findings, requiredRegion, withoutDelete } from '../ads.test-support.ts';

let folder: AdsFolder;
beforeAll(async () => (folder = await AdsFolder.make()));
afterAll(() => folder[Symbol.asyncDispose]());

describe('second opinion', () => {
  test('openapi-diff is quoted where it agrees', async () => {
    const plain = edited(["        parent: { $ref: '#/components/schemas/Ad' }\n", '']);
    const old = await folder.write('plain.yaml', plain);
    const candidate = plain.replace('        price: { type: number }\n', '').replace('[id, price]', '[id]');
    const report = await folder.run(candidate, {
      baseline: old,
      secondOpinionTimeoutMs: 60_000,
    });
    const removed = findings(report).find(({ rule }) => rule === 'response-field-removed');
    expect(removed?.evidence).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('response.body.scope.add') }),
    );
    expect(report.rules.find(({ id }) => id === 'second-opinion-differs')?.examined).toBe(4);
  });

  test('operations that it cannot be asked about are counted', async () => {
    const report = await folder.run(requiredRegion, { secondOpinionTimeoutMs: 60_000 });
    expect(report.notices.map(({ message }) => message).join('\n')).toContain('not asked about 3 operations');
  });

  test('one that takes too long is left out with a notice', async () => {
    const report = await folder.run(withoutDelete, { secondOpinionTimeoutMs: 1 });
    expect(report.notices.map(({ message }) => message).join('\n')).toContain('gave no second opinion');
    expect(findings(report).map(({ rule }) => rule)).toEqual(['operation-removed']);
  });

  test('what is too large for one question is asked in parts, and what was answered in time counts', async () => {
    const many = (type: string): string => {
      const fields = Array.from({ length: 3 }, (_, nth) => [`${'long'.repeat(150)}${nth}`, { type }]);
      const schema = {
        type: 'object',
        description: 'x'.repeat(4000),
        properties: Object.fromEntries(fields),
      };
      const responses = { 200: { description: '', content: { 'application/json': { schema } } } };
      const paths = Array.from({ length: 12 }, (_, nth) => [`/things${nth}`, { get: { responses } }]);
      return JSON.stringify({ openapi: '3.0.3', paths: Object.fromEntries(paths) });
    };
    const baseline = await folder.write('many.json', many('integer'));
    const report = await folder.run(many('string'), { baseline, secondOpinionTimeoutMs: 60_000 });
    expect(report.notices.filter(({ message }) => message.includes('openapi-diff'))).toEqual([]);
    expect(report.rules.find(({ id }) => id === 'second-opinion-differs')?.examined).toBe(12);
    const quoted = findings(report).flatMap(({ evidence }) =>
      (evidence ?? []).filter(({ title }) => title === 'Second opinion'),
    );
    expect(quoted.length).toBeGreaterThan(0);
  });
});
