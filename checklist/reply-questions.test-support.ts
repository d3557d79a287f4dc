/** Checks that judge the very reply which they get, each asked of one host; `${env:TOKEN}` is a secret. */
export interface Asked {
  /** The name of the check, and in what form it asks. */
  readonly id: string;
  readonly form?: string;
  with(host: string): Record<string, unknown>;
  /** What it asks is the very thing that is judged: then a bad reply is a fail. */
  readonly judgesReply?: true;
  /** It asks whether there is a reply, whatever it says. */
  readonly takesAnyReply?: true;
}

const headers = { authorization: 'Bearer ${env:TOKEN}' };
const login = 'reader:${env:TOKEN}';
const identities = { in: 'cookie:uid', count: 2 };
const version = 'header:x-version';
const http = (host: string, path = '/'): string => `http://${host}${path}`;

export const replyQuestions: readonly Asked[] = [
  {
    id: 'artifact',
    judgesReply: true,
    with: (host) => ({ mirrors: [http(host, '/a.tgz')], sha256: '1'.repeat(64), headers }),
  },
  {
    id: 'asset-delivery',
    judgesReply: true,
    with: (host) => ({ edges: [http(host, '/a/'), http(host, '/b/')], builds: ['dist'], headers }),
  },
  {
    id: 'continuity',
    judgesReply: true,
    takesAnyReply: true,
    with: (host) => ({ url: http(host), headers, duration: '300ms', replyWithin: '200ms', minSamples: 1 }),
  },
  {
    id: 'http',
    judgesReply: true,
    with: (host) => ({ url: http(host), headers, expect: { json: { '/a': 1 } } }),
  },
  {
    id: 'independence',
    judgesReply: true,
    with: (host) => ({
      url: http(host),
      headers,
      identities,
      version,
      bucket: version,
      minSamples: 20,
      onNoData: 'inconclusive',
    }),
  },
  {
    id: 'notify',
    form: 'webhook',
    judgesReply: true,
    with: (host) => ({
      notice: 'before',
      text: 'it goes out',
      recipients: [{ role: 'pm', webhook: http(host, '/${env:TOKEN}'), format: 'slack' }],
    }),
  },
  {
    id: 'notify',
    form: 'mail',
    judgesReply: true,
    with: (host) => ({
      notice: 'before',
      text: 'it goes out',
      recipients: [{ role: 'pm', email: ['pm@shop.example'] }],
      smtp: { server: `smtp://${login}@${host}`, from: 'ci@shop.example' },
    }),
  },
  {
    id: 'share',
    judgesReply: true,
    with: (host) => ({ url: http(host), headers, identities, version, of: 'v1', percent: 0, tolerance: 50 }),
  },
  { id: 'sticky', judgesReply: true, with: (host) => ({ url: http(host), headers, identities, version }) },
];
