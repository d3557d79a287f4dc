/** Reads the files that a group's TLS needs, before anything is sent. */
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { HarnessError } from '../../../reports/index.ts';
import type { TlsOptions } from '../connection-options.ts';
import { checkClientCertificate, type PemFile } from './client-certificate.ts';
import { tried, unusable } from './named-file.ts';

/** As `node:tls` wants it. */
export interface TlsFiles {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly passphrase?: string;
}

/** @throws {HarnessError} `usage` for a file that cannot be read or used, and a key that does not fit. */
export function readTlsFiles(group: string, options: TlsOptions | undefined): TlsFiles {
  if (options === undefined) return {};
  const { passphrase } = options;
  if ((options.cert === undefined) !== (options.key === undefined)) {
    throw new HarnessError('usage', {
      what: `A client certificate needs both its certificate and its key.`,
      where: `${group}.tls`,
      todo: `Name ${options.cert === undefined ? 'cert' : 'key'} too; a file that holds both is named twice.`,
    });
  }
  const read = (name: 'ca' | 'cert' | 'key'): PemFile | undefined => {
    const path = options[name];
    return path === undefined ? undefined : readPem(`${group}.tls.${name}`, path);
  };
  const [ca, cert, key] = [read('ca'), read('cert'), read('key')];
  if (cert && key) checkClientCertificate(cert, key, passphrase);
  const files: TlsFiles = {
    ...(ca && { ca: ca.pem }),
    ...(cert && { cert: cert.pem }),
    ...(key && { key: key.pem }),
    ...(passphrase !== undefined && { passphrase }),
  };
  const paths = [ca, cert, key].flatMap((file) => file?.path ?? []).join(', ');
  tried({ option: `${group}.tls`, path: paths }, 'These files give no TLS', () => createSecureContext(files));
  return files;
}

function readPem(option: string, path: string): PemFile {
  const file = { option, path };
  const pem = tried(file, 'This file cannot be read', () => readFileSync(path));
  if (!pem.includes('-----BEGIN '))
    throw unusable(
      file,
      'This is no PEM file; openssl makes one of a .p12 (pkcs12 -nodes -in) or a .der (x509 -inform der -in).',
    );
  const kind = option.endsWith('.key') ? 'PRIVATE KEY' : 'CERTIFICATE';
  if (!pem.includes(`${kind}-----`)) throw unusable(file, `This PEM file holds no ${kind.toLowerCase()}.`);
  return { ...file, pem };
}
