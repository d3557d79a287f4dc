/** An authority and certificates of `ads.test` and `192.0.2.7`, made by openssl for one test file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines } from '../../tests/engine-list.ts';

export const openssl = engines.find(({ name }) => name === 'openssl')?.find();

/** Paths of PEM files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Certificates {
  readonly ca: string;
  readonly server: Certificate;
  readonly expired: Certificate;
  readonly client: Certificate;
  /** The key of `client`, encrypted; the passphrase is `harbour`. */
  readonly lockedKey: string;
  remove(): void;
}

export function makeCertificates(program: string): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tls-'));
  const run = (...args: readonly string[]): unknown =>
    execFileSync(program, args, { cwd: folder, stdio: 'pipe' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  run(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=test authority',
    '-days',
    '2',
  );
  const sign = (name: string, days: string): Certificate => {
    run(
      'req',
      ...curve,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
      '-addext',
      'subjectAltName=DNS:ads.test,IP:192.0.2.7',
    );
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-copy_extensions', 'copy'];
    run('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...authority, '-days', days);
    return { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  };
  const certificates = {
    server: sign('server', '2'),
    expired: sign('expired', '-1'),
    client: sign('client', '2'),
  };
  run('ec', '-in', 'client.key', '-aes256', '-passout', 'pass:harbour', '-out', 'locked.key');
  return {
    ca: join(folder, 'ca.pem'),
    ...certificates,
    lockedKey: join(folder, 'locked.key'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a server's options want. */
export function pemOf({ cert, key }: Certificate): { readonly cert: Buffer; readonly key: Buffer } {
  return { cert: readFileSync(cert), key: readFileSync(key) };
}
