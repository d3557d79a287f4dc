import { describe, expect, test } from 'vitest';
import { Door, isLoopback, type Visitor } from './access.ts';

const token = 'a token of some length';
const from = (headers: Visitor['headers'], address = '10.0.0.7'): Visitor => ({ address, headers });
const door = (now = () => 0): Door => new Door({ kind: 'token', token }, now);

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, wanted) => expect(isLoopback(host)).toBe(wanted));

test.each([
  ['localhost:4480', 'yes'],
  ['127.0.0.1:4480', 'yes'],
  ['[::1]:4480', 'yes'],
  ['evil.example.org:4480', 'no'],
  [undefined, 'no'],
])('an open door on loopback looks at the name that the page was asked by: %s, %s', (host, wanted) =>
  expect(new Door({ kind: 'open' }, () => 0).admits(from({ host }, '127.0.0.1'))).toBe(wanted),
);

describe('a token', () => {
  test.each([
    [{ authorization: `Bearer ${token}` }, 'yes'],
    [{ authorization: `bearer ${token}` }, 'yes'],
    [{ authorization: `Bearer ${token} ` }, 'no'],
    [{ authorization: 'Bearer wrong' }, 'no'],
    [{ authorization: `Basic ${token}` }, 'login'],
    [{ cookie: `seaworthy=${token}` }, 'login'],
    [{ cookie: 'seaworthy=' }, 'login'],
    [{}, 'login'],
  ])('%j: %s', (headers, wanted) => expect(door().admits(from(headers))).toBe(wanted));

  test('opens a session by a cookie that scripts and other sites do not get, and that ends', () => {
    let now = 0;
    const own = door(() => now);
    const entered = own.login(token, from({}));
    const cookie = typeof entered === 'string' ? '' : entered.cookie;
    expect(cookie).toMatch(/^seaworthy=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const headers = { cookie: `theme=dark; ${cookie.split(';')[0]}` };
    expect(own.admits(from(headers))).toBe('yes');
    expect(door().admits(from(headers))).toBe('login');
    now = 13 * 3_600_000;
    expect(own.admits(from(headers))).toBe('login');
  });

  test('is not looked at after ten wrong ones in a minute, the right one neither', () => {
    let now = 100_000;
    const own = door(() => now);
    for (let tried = 0; tried < 10; tried += 1) expect(own.login('wrong', from({}))).toBe('wrong');
    expect(own.login(token, from({}))).toBe('too-many');
    expect(own.admits(from({ authorization: `Bearer ${token}` }))).toBe('too-many');
    expect(own.login(token, from({}, '10.0.0.8'))).toHaveProperty('cookie');
    now += 61_000;
    expect(own.login(token, from({}))).toHaveProperty('cookie');
  });
});

test.each([
  ['10.0.0.2', { 'x-user': 'anna' }, 'yes'],
  ['::ffff:10.0.0.2', { 'x-user': 'anna' }, 'yes'],
  ['10.0.0.2', {}, 'no'],
  ['10.0.0.2', { 'x-user': '' }, 'no'],
  ['10.0.0.3', { 'x-user': 'anna' }, 'no'],
])('a proxy at %s with %j: %s', (address, headers, wanted) => {
  const own = new Door({ kind: 'proxy', header: 'X-User', address: '10.0.0.2' }, () => 0);
  expect(own.admits(from(headers, address))).toBe(wanted);
});
