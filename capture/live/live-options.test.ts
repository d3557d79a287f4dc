import { expect, test } from 'vitest';
import { dayMs, settleLive } from './live-options.ts';

const common = { folder: 'captures', redactKey: 'a key of the test' };

test.each([
  ['9000', '127.0.0.1', 9000],
  ['127.0.0.1:9000', '127.0.0.1', 9000],
  ['localhost:0', 'localhost', 0],
  ['[::1]:9000', '::1', 9000],
])('%s listens on this machine only and needs no warning', (listen, host, port) => {
  expect(settleLive({ ...common, listen })).toMatchObject({ host, port, notices: [] });
});

test.each(['0.0.0.0:9000', '[::]:9000', 'ads.example:9000', '10.0.0.7:9000'])('%s is warned of', (listen) => {
  expect(settleLive({ ...common, listen }).notices).toEqual([expect.stringContaining('from other machines')]);
});

test.each(['', ':9000', 'a b:1', '127.0.0.1', '127.0.0.1:65536', 'http://127.0.0.1:9000'])(
  '"%s" is no address to listen on',
  (listen) => expect(() => settleLive({ ...common, listen })).toThrow(/no address to listen on/),
);

test('without a key one is made anew, and that is said', () => {
  const [one, two] = [settleLive({ folder: 'x', listen: '0' }), settleLive({ folder: 'x', listen: '0' })];
  expect(one.redactKey).not.toBe(two.redactKey);
  expect(one.redactKey.length).toBeGreaterThanOrEqual(64);
  expect(one.notices).toEqual([expect.stringContaining('No key was given')]);
});

test('no file is written longer than it may be kept', () => {
  expect(settleLive({ ...common, listen: '0', retainDays: 0.5 }).rotateMs).toBe(dayMs / 2);
});
