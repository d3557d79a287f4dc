/**
 * A certificate for the inside of the wall: the browser speaks TLS to our proxy and is told to trust this one
 * key. It lives for one run and proves nothing to anybody else; what is outside is verified as usual.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface ThrowawayCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** Base64 of the SHA-256 of its public key, as Chromium takes it. */
  readonly keyHash: string;
}

/** Self-signed, EC P-256, valid from a day before to a day after `now` (X.509, RFC 5280). */
export function throwawayCertificate(now: Date): ThrowawayCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(oid.commonName, der(0x0c, Buffer.from('seaworthy.invalid')))));
  const signature = sequence(oid.ecdsaWithSha256);
  const content = sequence(
    der(0xa0, integer(2)),
    integer(1),
    signature,
    name,
    sequence(utcTime(now, -1), utcTime(now, 1)),
    name,
    spki,
  );
  const signed = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const certificate = sequence(content, signature, signed).toString('base64');
  const lines = certificate.match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    keyHash: createHash('sha256').update(spki).digest('base64'),
  };
}

/** Tag, length, content: the encoding rules of X.690. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const set = (...parts: readonly Buffer[]): Buffer => der(0x31, ...parts);
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));

/** 2.5.4.3 and 1.2.840.10045.4.3.2. */
const oid = {
  commonName: der(0x06, Buffer.from([0x55, 0x04, 0x03])),
  ecdsaWithSha256: der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])),
};

function utcTime(now: Date, days: number): Buffer {
  const time = new Date(now.getTime() + days * 86_400_000).toISOString();
  return der(0x17, Buffer.from(`${time.slice(2, 19).replace(/[-:T]/g, '')}Z`));
}
