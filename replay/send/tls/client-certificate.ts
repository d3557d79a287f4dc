/** Says of a client certificate and its key what OpenSSL says in numbers only, or only to the server. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { tried, unusable, type NamedFile } from './named-file.ts';

/** A file and its content. */
export interface PemFile extends NamedFile {
  readonly pem: Buffer;
}

/** @throws {HarnessError} `usage` for a key that does not open or does not fit, and a certificate out of its time. */
export function checkClientCertificate(cert: PemFile, key: PemFile, passphrase: string | undefined): void {
  const certificate = tried(cert, 'No certificate can be read from this file', () => {
    return new X509Certificate(cert.pem);
  });
  const isLocked = key.pem.includes('ENCRYPTED');
  if (isLocked && passphrase === undefined)
    throw unusable(
      { path: key.path, option: key.option.replace(/key$/, 'passphrase') },
      'This key is locked, and no passphrase is given.',
    );
  const failure = isLocked ? 'The passphrase does not open this key' : 'No key can be read from this file';
  const opened = tried(key, failure, () => {
    return createPrivateKey({ key: key.pem, ...(passphrase !== undefined && { passphrase }) });
  });
  if (!certificate.checkPrivateKey(opened))
    throw unusable(key, `This key does not belong to the certificate ${cert.path}.`);
  const { validFrom, validTo } = certificate;
  const now = Date.now();
  if (now > Date.parse(validTo)) throw unusable(cert, `This client certificate expired on ${validTo}.`);
  if (now < Date.parse(validFrom))
    throw unusable(cert, `This client certificate is not valid before ${validFrom}.`);
}
