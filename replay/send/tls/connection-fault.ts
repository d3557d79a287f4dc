/** What is wrong where a group cannot be asked: in words, from what the connection or the entrance says of it. */

import type { CompleteReply } from '../../reply.ts';

export interface ConnectionFault {
  /** Goes on from "The stable group …". */
  readonly what: string;
  /** `{group}` stands for its name in the config. */
  readonly todo: string;
}

interface KnownFault extends ConnectionFault {
  /** Of the error that Node gives, or of the page with which an entrance refuses. */
  readonly sign: RegExp;
}

const clientCertificate = 'Name the certificate that it trusts as cert and key of groups.{group}.tls.';

const faults: readonly KnownFault[] = [
  {
    sign: /UNABLE_TO_(?:VERIFY|GET_ISSUER)|SELF_SIGNED_CERT|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/,
    what: 'has a certificate of an authority that is not trusted here',
    todo: 'Name the PEM file of that authority, with those between, as ca of groups.{group}.tls.',
  },
  {
    sign: /CERT_HAS_EXPIRED/,
    what: 'has a certificate that expired, itself or that of its authority',
    todo: 'Renew it, or set the clock of this machine.',
  },
  {
    sign: /CERT_NOT_YET_VALID/,
    what: 'has a certificate that is not valid yet',
    todo: 'Set the clock of this machine, or wait.',
  },
  {
    sign: /ERR_TLS_CERT_ALTNAME_INVALID/,
    what: 'has a certificate for other names',
    todo: 'Write url of groups.{group} with a name of the certificate; where it is reached goes into entry.',
  },
  {
    sign: /NO_APPLICATION_PROTOCOL|ALPN|HTTP_1_1_REQUIRED/,
    what: 'does not speak the version of HTTP that it is asked in',
    todo: 'Turn http2 of groups.{group} off for HTTP/1.1, on for HTTP/2.',
  },
  {
    sign: /ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/,
    what: 'knows no version of TLS that is safe',
    todo: 'Let it offer TLS 1.2 or 1.3.',
  },
  {
    sign: /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/,
    what: 'does not speak TLS on this port',
    todo: 'Write url of groups.{group} with http://, or name the port that speaks TLS.',
  },
  {
    sign: /plain HTTP request was sent to HTTPS port|plain HTTP to an SSL-enabled|HTTP request to an HTTPS server/,
    what: 'speaks TLS on this port, and was asked without',
    todo: 'Write url of groups.{group} with https://.',
  },
  {
    sign: /CERTIFICATE_REQUIRED|asked for a client certificate|No required SSL certificate was sent/,
    what: 'asks for a client certificate',
    todo: clientCertificate,
  },
  {
    sign: /ALERT_(?:BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED)|shown our client certificate|The SSL certificate error/,
    what: 'does not take our client certificate',
    todo: clientCertificate,
  },
  {
    sign: /ALERT_HANDSHAKE_FAILURE/,
    what: 'refuses the TLS handshake: it wants a client certificate, or has no cipher in common with us',
    todo: clientCertificate,
  },
  {
    sign: /UNRECOGNIZED_NAME|421 Misdirected Request/,
    what: 'does not know this server name',
    todo: 'Write url of groups.{group} with a name that it serves; where it is reached goes into entry.',
  },
  {
    sign: /other side closed|ECONNRESET|connection was closed|NGHTTP2_REFUSED_STREAM|the reply ended early/,
    what: 'closes the connection without an answer',
    todo: 'Look into its log: it may want https, or a client certificate (cert and key of groups.{group}.tls).',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN/,
    what: 'has a name that leads nowhere',
    todo: 'Correct url of groups.{group}, or name host:port where it is reached as entry.',
  },
];

/** Title of the page with which the entrance of a group refuses a connection, not a request; undefined for any other reply. */
export function refusalOf({ status, body }: Pick<CompleteReply, 'status' | 'body'>): string | undefined {
  if (status !== 400 && status !== 421) return undefined;
  const page = `${status} ${status === 421 ? 'Misdirected Request' : (body.text ?? '')}`;
  return faults.map(({ sign }) => sign.exec(page)?.[0]).find((found) => found !== undefined);
}

/** Undefined where nothing more is known than what was said. */
export function connectionFault(group: 'stable' | 'preview', said: string): ConnectionFault | undefined {
  const fault = faults.find(({ sign }) => sign.test(said));
  return fault && { what: fault.what, todo: fault.todo.replace('{group}', group) };
}
