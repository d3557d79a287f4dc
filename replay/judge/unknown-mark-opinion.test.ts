import { expect, test } from 'vitest';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { unknownMarkOpinion } from './unknown-mark-opinion.ts';
import { versionOpinion } from './version-opinion.ts';

const asked = { target: '/api/ads?page=2', sent: ['group=none-1', 'x-area=none-1'] };

test('each answer is said in both languages', async () => {
  const answers = [
    { ...asked, leadsTo: 'stable', shown: 'web-v0' },
    { ...asked, leadsTo: 'preview', shown: 'web-v1' },
    { ...asked, leadsTo: 'echo', shown: 'web-none-1' },
  ] as const;
  const results = answers.flatMap((unknownMark) => unknownMarkOpinion({ unknownMark }).results);
  expect(results.map(({ outcome, level }) => `${outcome} ${level}`)).toEqual([
    'pass warn',
    'fail warn',
    'inconclusive block',
  ]);
  expect(results[1]?.message).toBe(
    'GET /api/ads with group=none-1 and x-area=none-1, a value that nobody gave, was answered by preview, which names itself web-v1.',
  );
  await expectTranslated(results);
});

test('and so is an endpoint that says two versions', async () => {
  const versions = {
    before: { stable: '1.8.0', preview: '1.9.0', other: { preview: '1.8.0' } },
    after: { stable: '1.8.0', preview: '1.9.0' },
  };
  const version = { by: 'json:/version', endpoint: '/version' } as const;
  const { results } = versionOpinion({ version, versions });
  expect(results.map(({ key }) => key)).toEqual(['endpoint mixed preview']);
  await expectTranslated(results);
});
