import { expect, test } from 'vitest';
import { place, type ResultDraft } from '../../reports/index.ts';
import { expectTranslated } from '../../reports/language/expect-translated.test-support.ts';
import { type CallerStanding, tellCallers } from './tell-callers.ts';

const finding: ResultDraft = {
  tool: 'compat',
  rule: 'operation-removed',
  key: 'GET /ads',
  outcome: 'fail',
  level: 'block',
  title: 'Gone',
  message: 'It is gone.',
  places: [place.operation('GET', '/ads')],
};
const caller = (name: string, more: Partial<CallerStanding> = {}): CallerStanding => ({
  name,
  source: 'declared in the config',
  ...more,
});

test('callers that must be told are named with what tells of them', () => {
  const { message, places, evidence } = tellCallers(finding, [caller('web'), caller('orders-bff')]);
  expect(message).toBe(
    'It is gone. Callers that must be told: web, orders-bff (they call this service: declared in the config).',
  );
  expect(places).toEqual(['operation:GET /ads', 'service:web', 'service:orders-bff']);
  expect(evidence).toMatchObject([
    {
      title: 'Callers of this service',
      rows: [
        ['web', 'yes', 'declared in the config', '', ''],
        ['orders-bff', 'yes', 'declared in the config', '', ''],
      ],
    },
  ]);
});

test('what shows a caller to be unaffected is said, and it is no place of the finding', () => {
  const seen = { requests: { all: 12, reaching: 0 } };
  const callers = [
    caller('jobs', { unaffectedBy: 'contract' }),
    caller('cron', { unaffectedBy: 'traffic', ...seen }),
  ];
  const { message, places, evidence } = tellCallers(finding, callers, '2 hours');
  expect(message).toBe(
    'It is gone. Unaffected, as their contracts show: jobs. Unaffected, as 2 hours of captured traffic show: cron.',
  );
  expect(places).toEqual(finding.places);
  expect(evidence).toMatchObject([
    {
      rows: [
        ['jobs', 'no', expect.any(String), '', ''],
        ['cron', 'no', expect.any(String), '12', '0'],
      ],
    },
  ]);
});

test('many callers are counted, and all stand in the table', () => {
  const { message, evidence } = tellCallers(
    finding,
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => caller(name)),
  );
  expect(message).toContain('told: a, b, c, d, e and 2 more (they');
  expect(evidence).toMatchObject([{ rows: { length: 7 } }]);
});

test('what hurts nobody, and a service that nobody calls, stay as they are', () => {
  const pass: ResultDraft = { ...finding, outcome: 'pass' };
  expect(tellCallers(pass, [caller('web')])).toBe(pass);
  expect(tellCallers(finding, [])).toBe(finding);
});

test('every sentence is there in the other language', async () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}-service`);
  const requests = { all: 12, reaching: 0 };
  const by = (unaffectedBy: 'contract' | 'traffic', names: readonly string[]): CallerStanding[] =>
    names.map((name) => caller(name, { unaffectedBy, requests }));
  const plain = { ...finding, title: '', message: '' };
  await expectTranslated([
    tellCallers(plain, [caller('web'), ...by('contract', ['jobs']), ...by('traffic', ['cron'])], '2 hours'),
    tellCallers(plain, [caller('web', { source: 'named in the command' }), caller('app')]),
    tellCallers(plain, [...many.map((name) => caller(name)), ...by('traffic', ['cron'])]),
    tellCallers(plain, [...by('contract', many), ...by('traffic', many)], '3 days'),
    tellCallers(plain, by('traffic', many)),
  ]);
});
