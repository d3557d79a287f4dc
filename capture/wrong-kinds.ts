/** Files that people take for an access log. Each is refused by name, with what to give instead. */
export interface WrongKind {
  /** Completes "This is …". */
  readonly what: string;
  readonly todo: string;
  readonly pattern: RegExp;
  /** A line of it, for the tests. */
  readonly example: string;
}

export const wrongKinds: readonly WrongKind[] = [
  {
    what: 'a Seaworthy capture of a newer version',
    todo: 'Update seaworthy.',
    pattern: /^\s*\{"format":"seaworthy-capture","version":/,
    example: '{"format":"seaworthy-capture","version":99}',
  },
  {
    what: 'an nginx error log',
    todo: 'Give the access log (access_log in nginx.conf).',
    pattern: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[[a-z]+\] \d+#\d+:/m,
    example: '2026/03/02 00:15:05 [error] 31#31: *3 open() "/favicon.ico" failed',
  },
  {
    what: 'an Apache error log',
    todo: 'Give the access log (CustomLog in the Apache configuration).',
    pattern: /^\[\w{3} \w{3} +\d+ [\d:.]+ \d{4}\] \[[\w:-]+\]/m,
    example: '[Mon Mar 02 00:15:05.123456 2026] [core:error] [pid 31] AH00126: Invalid URI',
  },
  {
    what: 'an AWS Network Load Balancer log, which has no requests in it',
    todo: 'Give the access log of the application behind it.',
    pattern: /^tls \d\.\d \d{4}-\d\d-\d\dT[\d:.]+ net\//m,
    example:
      'tls 2.0 2026-03-02T00:15:05 net/my-lb/c6e77e28c25b2234 g3d4b5e8bb8464cd 192.0.2.131:51341 192.0.2.8:443',
  },
  {
    what: 'an AWS Application Load Balancer connection log, which has no requests in it',
    todo: 'Give its access log (the files whose names have no conn_log).',
    pattern: /^\d{4}-\d\d-\d\dT[\d:.]+Z [\da-f.:]+ \d+ \d+ (?:TLSv[\d.]+|-) /m,
    example:
      '2026-03-02T00:15:05.514108Z 203.0.113.1 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 4.036 "-" - - Success TID_3180a73013c8ca4bac2f731159d4b0fe',
  },
  {
    what: 'a W3C extended log (IIS or CloudFront), which is not read',
    todo: 'Give the access log of the service behind it.',
    pattern: /^#(?:Version|Software|Fields): /m,
    example: '#Version: 1.0',
  },
  {
    what: "Docker's own file of what a container wrote",
    todo: 'Give what it wrote: docker logs NAME > access.log, or `jq -rj .log FILE`.',
    pattern: /^\{"log":".*","stream":"std(?:out|err)"/m,
    example:
      '{"log":"203.0.113.7 - - [02/Mar/2026:00:15:05 +0000]\\n","stream":"stdout","time":"2026-03-02T00:15:05Z"}',
  },
  {
    what: 'an HAProxy log, which is not read',
    todo: 'Give the access log of the service behind it.',
    pattern: / haproxy\[\d+\]: [\da-f.:]+:\d+ \[\d\d\/\w{3}\/\d{4}:/m,
    example:
      'Mar  2 00:15:05 edge haproxy[14389]: 203.0.113.7:33317 [02/Mar/2026:00:15:05.655] in ads/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET / HTTP/1.1"',
  },
];

/** Looked for first: what is small stands in some of them as it is. */
export const packedKind: WrongKind = {
  what: 'a zip, 7z, xz or bzip2 archive, or was packed twice',
  todo: 'Unpack it; gzip and zstd are read as they are.',
  pattern:
    /^(?:PK\p{Cc}{2}|7z\uFFFD\uFFFD'|\uFFFD7zXZ\p{Cc}|BZh[1-9]1AY&SY|\p{Cc}\uFFFD\p{Cc}|\(\uFFFD\/\uFFFD)/u,
  example: 'PK\x03\x04',
};

export function wrongKindOf(head: string): WrongKind | undefined {
  return wrongKinds.find((kind) => kind.pattern.test(head));
}
