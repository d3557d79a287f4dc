import { describe, expect, test } from 'vitest';
import { openAttester, parseAttest } from './attest.ts';
import type { CompleteReply } from './reply.ts';

function reply(headers: CompleteReply['headers'], text = '{}'): CompleteReply {
  return { status: 200, headers, body: { bytes: 1, text }, latencyUs: 1 };
}
const served = (by: string): CompleteReply => reply({ 'x-served-by': by });

describe('parseAttest', () => {
  test('reads header, cookie and body pointer', () => {
    expect(parseAttest('header:x-served-by=*-v1')).toEqual({ by: 'header:x-served-by', preview: '*-v1' });
    expect(parseAttest('json:/meta/version=2=3')).toEqual({ by: 'json:/meta/version', preview: '2=3' });
    expect(parseAttest('cookie:ver=v1')).toEqual({ by: 'cookie:ver', preview: 'v1' });
  });
  test.each(['x-served-by=v1', 'header:x-served-by', 'header:=v1', '', 'header:a='])('refuses %j', (text) => {
    expect(() => parseAttest(text)).toThrow(/does not say how/);
  });
});

describe('a header with a glob', () => {
  const attester = openAttester([{ by: 'header:x-served-by', preview: '*-v1' }], undefined);
  test.each([
    ['preview', 'web-v1', 'proven'],
    ['preview', 'web-v0', 'wrong'],
    ['stable', 'web-v0', 'proven'],
    ['stable', 'web-v1', 'wrong'],
  ] as const)('%s showing %s is %s', (group, value, expected) => {
    expect(attester.prove(group, served(value))).toEqual({ group: expected, version: value });
  });
  test('without the mark nothing is proven', () => {
    expect(attester.prove('stable', reply({})).group).toBe('unproven');
    expect(attester.prove('preview', reply({})).group).toBe('unproven');
  });
});

test('several rules on one header: any proves preview, all of them are foreign to stable', () => {
  const attester = openAttester(
    [
      { by: 'header:x-served-by', preview: 'web-v1' },
      { by: 'header:x-served-by', preview: 'static-v1' },
    ],
    undefined,
  );
  expect(attester.prove('preview', served('static-v1')).group).toBe('proven');
  expect(attester.prove('stable', served('static-v1')).group).toBe('wrong');
  expect(attester.prove('stable', served('web-v0')).group).toBe('proven');
});

test('an absent mark proves stable only where that was said', () => {
  const attester = openAttester([{ by: 'header:x-canary', preview: 'yes', stable: 'absent' }], undefined);
  expect(attester.prove('stable', reply({})).group).toBe('proven');
  expect(attester.prove('preview', reply({})).group).toBe('unproven');
  expect(attester.prove('stable', reply({ 'x-canary': 'yes' })).group).toBe('wrong');
});

test('a mark in a cookie and one in the body', () => {
  const cookie = openAttester([{ by: 'cookie:ver', preview: 'v1' }], undefined);
  expect(cookie.prove('preview', reply({ 'set-cookie': ['a=1', 'ver=v1; Path=/'] })).group).toBe('proven');
  const body = openAttester([{ by: 'json:/meta/0/v~1x', preview: '7' }], undefined);
  expect(body.prove('preview', reply({}, '{"meta":[{"v/x":7}]}')).group).toBe('proven');
  expect(body.prove('preview', reply({}, 'no json')).group).toBe('unproven');
});

test('two marks that contradict each other are wrong', () => {
  const attester = openAttester(
    [
      { by: 'header:x-served-by', preview: '*-v1' },
      { by: 'header:x-group', preview: 'preview' },
    ],
    undefined,
  );
  const mixed = reply({ 'x-served-by': 'web-v1', 'x-group': 'stable' });
  expect(attester.prove('preview', mixed).group).toBe('wrong');
});

test('a version rule names the version and must be answered', () => {
  const attester = openAttester([{ by: 'header:x-served-by', preview: 'blue' }], {
    by: 'header:x-build',
    candidate: '2.*',
  });
  const blue = reply({ 'x-served-by': 'blue', 'x-build': '2.1' });
  expect(attester.prove('preview', blue)).toEqual({ group: 'proven', version: '2.1' });
  expect(attester.prove('preview', served('blue')).group).toBe('unproven');
  expect([attester.isCandidate('2.1'), attester.isCandidate('1.9')]).toEqual([true, false]);
});
