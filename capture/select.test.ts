import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { selectExchange, type SelectOptions } from './select.ts';
import { sideEffects } from './side-effects.ts';

const get = (target: string, more: Partial<Exchange> = {}): Exchange => ({
  source: { file: 'x', line: 1 },
  method: 'GET',
  target,
  headers: {},
  ...more,
});

const reason = (exchange: Exchange, options?: SelectOptions): string => {
  const selection = selectExchange(exchange, options);
  return selection.selected ? 'selected' : selection.reason;
};

test.each<[string, Exchange]>([
  ['selected', get('/api/ads?size=2')],
  ['selected', get('/', { method: 'HEAD', status: 500 })],
  ['selected', get('/gone', { status: 404 })],
  ['method-post', get('/', { method: 'POST' })],
  ['method-options', get('/', { method: 'OPTIONS' })],
  ['method-other', get('/', { method: 'PROPFIND' })],
  ['websocket', get('/live', { status: 101 })],
  ['websocket', get('/live', { headers: { upgrade: 'WebSocket' } })],
  ['own-request', get('/', { headers: { 'user-agent': 'seaworthy/0.1.0 (+release verification)' } })],
  ['own-request', get('/', { headers: { 'user-agent': 'seaworthy-checklist' } })],
  ['own-request', get('/', { headers: { 'user-agent': 'Mozilla/5.0', 'x-seaworthy-run': '7d3a' } })],
  ['selected', get('/', { headers: { 'user-agent': 'Mozilla/5.0 seaworthy.example' } })],
  ['side-effect', get('/', { headers: { 'x-http-method-override': 'DELETE' } })],
  ['ambiguous-target', get('//evil.example/ads')],
  ['ambiguous-target', get('/\\evil.example/ads')],
  ['ambiguous-target', get('/%2Fevil.example/ads')],
  ['ambiguous-target', get('/static/../admin')],
  ['ambiguous-target', get('/static/%2e%2E/admin')],
])('%s: %o', (expected, exchange) => {
  expect(reason(exchange)).toBe(expected);
});

describe('options', () => {
  test.each<[string, SelectOptions, string]>([
    ['/api/ads', { include: ['/api'] }, 'selected'],
    ['/api', { include: ['/api/'] }, 'selected'],
    ['/apix', { include: ['/api'] }, 'not-included'],
    ['/api/ads/7/detail', { include: ['/api/*/detail'] }, 'not-included'],
    ['/api/ads/7/detail', { include: ['/api/**/detail'] }, 'selected'],
    ['/static/a.b/c.map', { exclude: ['/static/**.map'] }, 'excluded'],
    ['/%61dmin/users', { exclude: ['/admin'] }, 'excluded'],
    ['/charge/7', { sideEffects: ['/charge/*'] }, 'side-effect'],
    ['/docs/logout', { harmless: ['/docs'] }, 'selected'],
    ['/docs/logout', { harmless: ['/docs'], sideEffects: ['/docs/*'] }, 'side-effect'],
    ['/shop?a=1&cmd=%66ire', { sideEffects: ['?cmd=fire'] }, 'side-effect'],
    ['/shop?cmd=fired&xcmd=fire', { sideEffects: ['?cmd=fire'] }, 'selected'],
    ['/shop/7?cmd=any', { sideEffects: ['/shop?cmd=*'] }, 'side-effect'],
    ['/news?cmd=any', { sideEffects: ['/shop?cmd=*'] }, 'selected'],
    ['/orders?action=save', { harmless: ['/orders?action=save'] }, 'selected'],
    ['/orders?action=delete', { harmless: ['/orders?action=save'] }, 'side-effect'],
    ['/', { methods: ['HEAD'] }, 'method-get'],
  ])('%s with %o is %s', (target, options, expected) => {
    expect(reason(get(target), options)).toBe(expected);
  });

  test.each<[number | undefined, SelectOptions['statuses'], string]>([
    [200, ['2xx'], 'selected'],
    [204, [200, '3xx'], 'outside-status'],
    [304, [200, '3XX'], 'selected'],
    [undefined, ['2xx'], 'outside-status'],
    [undefined, ['2xx', 'unknown'], 'selected'],
  ])('status %s with %j is %s', (status, statuses, expected) => {
    expect(reason(get('/', { status }), { statuses })).toBe(expected);
  });

  test('what can be no method and no status is refused', () => {
    const post = { methods: ['POST'] } as unknown as SelectOptions;
    expect(() => reason(get('/'), post)).toThrow('POST is never sent.');
    expect(() => reason(get('/'), { statuses: ['ok'] })).toThrow('"ok" is no status.');
  });

  test('the time range begins with `from` and ends before `to`', () => {
    const options = { from: '2026-03-02T08:00:00+08:00', to: '2026-03-02T00:00:10Z' };
    const at = (seconds: number): Exchange => get('/', { startedAtMs: Date.UTC(2026, 2, 2, 0, 0, seconds) });
    expect([at(-1), at(0), at(9), at(10), get('/')].map((exchange) => reason(exchange, options))).toEqual([
      'outside-time',
      'selected',
      'selected',
      'outside-time',
      'outside-time',
    ]);
    expect(() => reason(get('/'), { from: 'yesterday' })).toThrow('"yesterday" is no time.');
  });
});

describe('side effects', () => {
  test.each(sideEffects)('$id: $example', ({ example, within, pattern }) => {
    const [path = '', query = ''] = example.split('?');
    expect(pattern.test(within === 'path' ? path : query)).toBe(true);
    expect(reason(get(example))).toBe('side-effect');
  });

  test.each([
    '/auth/logout.do',
    '/%6Cogout',
    '/LogOut;jsessionid=1',
    '/sign-out/now',
    '/api/click/7',
    '/pixel.gif?u=1',
    '/users/7?_method=DELETE',
    '/cart?op=%61dd&id=3',
    '/x?a=1&unsubscribe',
  ])('%s is refused', (target) => {
    expect(reason(get(target))).toBe('side-effect');
  });

  test.each([
    '/blog/remove-duplicates-in-sql',
    '/blogs/outlook',
    '/static/delete.svg',
    '/static/logout-icon.9f3a.js',
    '/orders?action=list',
    '/orders?deleted=0&delete=0',
    '/news/cancellation',
    '/tracks/7',
    '/reports/clicks',
    '/search?q=logout',
    '/updates',
    '/%',
  ])('%s is let through', (target) => {
    expect(reason(get(target))).toBe('selected');
  });
});
