/** Sessions that end in the middle of a run: an OAuth server of our own, and many requests under way. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import type { ReplayOptions } from '../options.ts';
import type { Reply } from '../reply.ts';
import type { Sender } from '../send/sender.ts';
import { ReceivedBody } from '../body.ts';
import {
  balanced,
  findings,
  replayOptions,
  runContext,
  sendJson,
  serve,
} from '../two-groups.test-support.ts';
import { Session } from './session.ts';

interface TokenServer {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Tokens that were given out. */
  readonly logins: () => number;
  readonly refused: () => number;
}

/** Gives tokens that hold until the `until`th request, the second one without end. */
function tokens({ servedBy = '', until = Infinity, loginMs = 0, foreign = /^$/ }): TokenServer {
  let [logins, refused, asked] = [0, 0, 0];
  return {
    logins: () => logins,
    refused: () => refused,
    handle({ method, url = '', headers }, response) {
      response.setHeader('x-served-by', servedBy);
      if (method === 'POST') {
        logins += 1;
        const token = `token-${logins}`;
        void setTimeout(loginMs).then(() => sendJson(response, { access_token: token, expires_in: 3600 }));
        return;
      }
      const isOld = headers.authorization === 'Bearer token-1' && (asked += 1) > until;
      if (!isOld && headers.authorization?.startsWith('Bearer token-') === true && !foreign.test(url))
        return sendJson(response, { url: url.replace(/[?&]seaworthy-probe=.*/, '') });
      refused += 1;
      response.writeHead(401).end();
      return undefined;
    },
  };
}

const identities = [
  {
    name: 'buyer',
    login: {
      steps: [
        { path: '/token', form: { grant: 'password' }, extract: { token: 'json:/access_token' } as const },
      ],
    },
    headers: { authorization: 'Bearer {token}' },
  },
];

async function run(
  stable: TokenServer,
  preview: TokenServer,
  captured: readonly { readonly target: string; readonly times: number }[],
  more: Partial<ReplayOptions> = {},
): Promise<Report> {
  const groups = { stable: await serve(stable.handle), preview: await serve(preview.handle) };
  onTestFinished(async () => {
    await Promise.all([groups.stable.stop(), groups.preview.stop()]);
  });
  const options = await replayOptions(groups, captured, { sessions: { identities }, ...more });
  return replay(options, runContext());
}

test('a token that ends under way costs one login, and neither guard nor latency hear of it', async () => {
  const stable = tokens({ servedBy: 'web-v0', until: 160, loginMs: 2000 });
  const preview = tokens({ servedBy: 'web-v1' });
  const report = await run(stable, preview, [{ target: '/orders', times: 300 }], {
    pace: { kind: 'constant', perSecond: 150 },
    guard: { slowMsMin: 300 },
  });
  expect(findings(report)).toEqual([]);
  expect(report.ledger).toMatchObject({ sent: 300, compared: 300 });
  expect(balanced(report)).toBe(true);
  expect([stable.logins(), preview.logins()]).toEqual([2, 1]);
  expect(stable.refused()).toBeGreaterThan(0);
});

test('an API that says 401 of what belongs to somebody else costs few logins', async () => {
  const foreign = /[13579](?:\?|$)/;
  const [stable, preview] = [
    tokens({ servedBy: 'web-v0', foreign }),
    tokens({ servedBy: 'web-v1', foreign }),
  ];
  const captured = Array.from({ length: 60 }, (_, nth) => ({ target: `/orders/${nth}`, times: 1 }));
  const report = await run(stable, preview, captured, { pairsMin: 1 });
  expect(findings(report)).toEqual([]);
  expect(report.ledger).toMatchObject({ sent: 60 });
  expect(stable.logins()).toBeLessThanOrEqual(4);
  expect(preview.logins()).toBeLessThanOrEqual(4);
});

test('a run that has no login left says so', async () => {
  const [stable, preview] = [tokens({ servedBy: 'web-v0', until: 40 }), tokens({ servedBy: 'web-v1' })];
  const [buyer] = identities.map(({ login, ...rest }) => ({ ...rest, login: { ...login, loginsMax: 1 } }));
  const report = await run(stable, preview, [{ target: '/orders', times: 60 }], {
    sessions: { identities: buyer ? [buyer] : [] },
  });
  expect(stable.logins()).toBe(1);
  expect(report.verdict).not.toBe('go');
  expect(report.notices.map(({ message }) => message)).toContain(
    '"buyer" was signed out of stable in the end, and had no login left (loginsMax).',
  );
});

describe('a session that tells its end', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** A clock in seconds and a session of `expires_in` seconds. */
  async function signedIn(expiresIn: unknown, loginsMax?: number) {
    let logins = 0;
    const sender = {
      login: async (): Promise<Reply> => {
        logins += 1;
        const text = JSON.stringify({ access_token: `token-${logins}`, expires_in: expiresIn });
        const body = new ReceivedBody(Buffer.from(text), { origin: 'http://a.test' });
        return { status: 200, headers: { 'content-type': 'application/json' }, body, latencyUs: 1 };
      },
    } as unknown as Sender;
    const [identity] = identities;
    const login = { steps: identity?.login.steps ?? [], ...(loginsMax && { loginsMax }) };
    const session = new Session({ ...identity, name: 'buyer', login }, { group: 'stable', sender });
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    await session.signIn();
    const at = async (seconds: number): Promise<string> => {
      now.mockReturnValue(seconds * 1000);
      const { mustWait } = session;
      session.renewAhead();
      const during = session.headers['authorization'];
      await new Promise(setImmediate);
      return `${mustWait ? 'waits' : 'goes'} ${during} ${session.headers['authorization']}`;
    };
    return { at, logins: () => logins };
  }
  const one = 'goes Bearer token-1 Bearer token-1';

  test('signs in anew shortly before, while requests go on', async () => {
    const { at } = await signedIn(100);
    expect([await at(1), await at(89), await at(90)]).toEqual([
      one,
      one,
      'goes Bearer token-1 Bearer token-2',
    ]);
    expect(await at(91)).toBe('goes Bearer token-2 Bearer token-2');
  });

  test('waits where its end is over, as after a pause of the run', async () => {
    const { at } = await signedIn('3600');
    expect([await at(3569), (await at(3700)).slice(0, 5)]).toEqual([one, 'waits']);
  });

  test.each([0, -1, 'soon', null, 5, Infinity])('says nothing by %s', async (expiresIn) => {
    const { at, logins } = await signedIn(expiresIn);
    expect([await at(60), await at(100_000), logins()]).toEqual([one, one, 1]);
  });

  test('may do so all night, unless told how often at most', async () => {
    for (const [loginsMax, expected] of [
      [undefined, 101],
      [3, 3],
    ] as const) {
      const { at, logins } = await signedIn(100, loginsMax);
      for (let nth = 1; nth <= 100; nth += 1) await at(nth * 95);
      expect(logins()).toBe(expected);
      vi.restoreAllMocks();
    }
  });
});
