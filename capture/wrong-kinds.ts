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
    what: 'an AWS Application Load Balancer log, which is not read yet',
    todo: 'Give the access log of the nginx or Apache behind it.',
    pattern: /^(?:https?|h2|grpcs|wss?) \d{4}-\d\d-\d\dT[\d:.]+Z \S+ \S+:\d+ /m,
    example:
      'https 2026-03-02T00:15:05.186641Z app/my-lb/50dc6c495c0c9188 192.0.2.131:2817 192.0.2.1:80 0.086 0.048 0.037 200 200',
  },
  {
    what: 'an Apache vhost_combined log, which is not read yet',
    todo: 'Cut the first field off each line: cut -d" " -f2- FILE.',
    pattern: /^[\w.-]+:\d+ \S+ \S+ \S+ \[\d\d\/\w{3}\/\d{4}:/m,
    example:
      'ads.example:443 203.0.113.7 - - [02/Mar/2026:00:15:05 +0000] "GET / HTTP/1.1" 200 512 "-" "curl/8"',
  },
  {
    what: 'an Envoy access log, which is not read yet',
    todo: 'Give the access log of the service behind it.',
    pattern: /^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] "[A-Z]+ \S+ HTTP\//m,
    example: '[2026-03-02T00:15:05.123Z] "GET /api/ads HTTP/1.1" 200 - 0 512 31 30 "-" "curl/8"',
  },
  {
    what: 'a GoReplay recording, which is not read yet',
    todo: 'Give the access log of the same time.',
    pattern: /^[123] [0-9a-f]{24,40} \d{15,}/,
    example: '1 932079936fa4306fc308d67588178d17d823647c 1772410505123456789 0',
  },
];

export function wrongKindOf(head: string): WrongKind | undefined {
  return wrongKinds.find((kind) => kind.pattern.test(head));
}
