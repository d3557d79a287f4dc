/** Reads the files that a group's TLS needs, before anything is sent. */
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { HarnessError } from '../../../reports/index.ts';
import type { TlsOptions } from '../connection-options.ts';

/** As `node:tls` wants it. */
export interface TlsFiles {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly passphrase?: string;
}

/** @throws {HarnessError} `usage` for a file that cannot be read, or a key that does not fit. */
export function readTlsFiles(group: string, options: TlsOptions | undefined): TlsFiles {
  if (options === undefined) return {};
  const { ca, cert, key, passphrase } = options;
  if ((cert === undefined) !== (key === undefined)) {
    throw new HarnessError('usage', {
      what: `A client certificate needs both its certificate and its key.`,
      where: `${group}.tls`,
      todo: `Name ${cert === undefined ? 'cert' : 'key'} too.`,
    });
  }
  const files: TlsFiles = {
    ...(ca !== undefined && { ca: readPem(`${group}.tls.ca`, ca) }),
    ...(cert !== undefined && { cert: readPem(`${group}.tls.cert`, cert) }),
    ...(key !== undefined && { key: readPem(`${group}.tls.key`, key) }),
    ...(passphrase !== undefined && { passphrase }),
  };
  try {
    createSecureContext(files);
  } catch (cause) {
    throw new HarnessError('usage', {
      what: `These files give no TLS: ${cause instanceof Error ? cause.message : String(cause)}.`,
      where: [ca, cert, key].filter((path) => path !== undefined).join(', '),
      todo: `Check ${group}.tls: PEM files, the key of this certificate, and its passphrase.`,
      cause,
    });
  }
  return files;
}

function readPem(option: string, path: string): Buffer {
  const unusable = (what: string, cause?: unknown): HarnessError =>
    new HarnessError('usage', { what, where: path, todo: `Correct ${option}.`, cause });
  let text: Buffer;
  try {
    text = readFileSync(path);
  } catch (cause) {
    throw unusable(
      `This file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cause,
    );
  }
  if (!text.includes('-----BEGIN ')) throw unusable('This is no PEM file.');
  return text;
}
