import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HarnessError } from '../../reports/index.ts';
import type { GroupOptions } from '../options.ts';
import { settle } from '../settings.ts';
import { makeCertificates, openssl, type Certificates } from './certificates.test-support.ts';

const settled = (preview: Partial<GroupOptions>, more: object = {}): unknown =>
  settle({
    subject: { service: 'a' },
    capture: [],
    stable: { url: 'https://ads.test' },
    preview: { url: 'https://ads.test', ...preview },
    ...more,
  });

test.each<[string, Partial<GroupOptions>, RegExp]>([
  ['an authority that cannot be read', { tls: { ca: '/nowhere/ca.pem' } }, /cannot be read: .*ENOENT/],
  ['an authority that is no PEM', { tls: { ca: import.meta.filename } }, /no PEM/],
  ['a certificate without its key', { tls: { cert: 'client.pem' } }, /both/],
  ['an entry without a port', { entry: 'node-7' }, /no entry/],
  ['an entry with a path', { entry: 'node-7:80/x' }, /no entry/],
  ['HTTP/2 without TLS', { url: 'http://ads.test', http2: true }, /needs https/],
  ['TLS files without TLS', { url: 'http://ads.test', tls: { ca: 'ca.pem' } }, /needs https/],
  ['no connection at all', { connectionsMax: 0 }, /cannot be/],
  ['half a request', { requestsPerConnectionMax: 0.5 }, /cannot be/],
])('%s is refused before anything is sent', (_name, preview, message) => {
  expect(() => settled(preview)).toThrow(message);
  expect(() => settled(preview)).toThrow(HarnessError);
});

test('an entry must be among the allowed hosts', () => {
  const more = { allowedHosts: ['ads.test'] };
  expect(() => settled({ entry: '10.0.0.7:8443' }, more)).toThrow('10.0.0.7:8443 is not among the hosts');
  expect(settled({ entry: '10.0.0.7:8443' }, { allowedHosts: ['ads.test', '10.0.0.7'] })).toBeDefined();
  expect(settled({ entry: '10.0.0.7:8443' })).toMatchObject({ rateMax: 5 });
});

describe.skipIf(openssl === undefined)('keys and certificates (needs openssl)', () => {
  let pki: Certificates;
  beforeAll(() => {
    pki = makeCertificates(openssl ?? '');
  });
  afterAll(() => pki.remove());

  test('that fit each other are taken', () => {
    const { cert } = pki.client;
    expect(settled({ tls: { ca: pki.ca, ...pki.client } })).toBeDefined();
    expect(settled({ tls: { cert, key: pki.lockedKey, passphrase: 'harbour' } })).toBeDefined();
  });

  test.each<[string, () => GroupOptions['tls'], RegExp]>([
    [
      'the key of another',
      () => ({ ...pki.client, key: pki.server.key }),
      /key does not belong to .*client\.pem/,
    ],
    ['a locked key without its passphrase', () => ({ ...pki.client, key: pki.lockedKey }), /no passphrase/],
    ['a wrong passphrase', () => ({ ...pki.client, key: pki.lockedKey, passphrase: 'x' }), /does not open/],
    [
      'files that are swapped',
      () => ({ cert: pki.client.key, key: pki.client.cert }),
      /holds no certificate/,
    ],
    ['a key that is none', () => ({ ...pki.client, key: pki.client.cert }), /holds no private key/],
    ['a key for an authority', () => ({ ca: pki.client.key }), /holds no certificate/],
    ['one that expired', () => pki.expired, /expired on /],
  ])('%s is refused before anything is sent', (_name, tls, message) => {
    expect(() => settled({ tls: tls() })).toThrow(message);
  });
});
