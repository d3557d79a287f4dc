import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { knock, type Knock } from '../adapters/tcp-knock.ts';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';

const params = Type.Object(
  {
    targets: Type.Array(
      Type.String({ pattern: '^(\\[[0-9a-fA-F:]+\\]|[^:\\s]+):[0-9]{1,5}$', description: 'host:port' }),
      {
        minItems: 1,
        description: 'the addresses to connect to, host:port',
      },
    ),
    expect: Type.Optional(choice(['open', 'closed'], 'default: open')),
    within: Type.Optional(Type.String({ pattern: durationPattern, description: 'default: 3s' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Answer extends Knock {
  readonly target: string;
}
interface Facts {
  readonly answers: readonly Answer[];
}

const example: Params = { targets: ['10.0.0.1:8080'] };
const answered = (state: Answer['state'], reason?: string): Facts => ({
  answers: [{ target: '10.0.0.1:8080', state, ...(reason === undefined ? {} : { reason }) }],
});

/** Opens a connection to each address and closes it at once; nothing is sent. */
export const tcp: Check<Params, Facts> = {
  id: 'tcp',
  question: 'Can the addresses be reached, or not, as it should be?',
  why: 'A port that a firewall closes, or one that should be closed and is not, is found by connecting.',
  remedy: 'Look at the firewall, the listener and the route between here and the address.',
  params,
  gather,
  judge,
  examples: [
    { title: 'open', params: example, facts: answered('open'), outcome: 'pass' },
    { title: 'refused', params: example, facts: answered('refused', 'ECONNREFUSED'), outcome: 'fail' },
    { title: 'no answer', params: example, facts: answered('silent'), outcome: 'fail' },
    {
      title: 'closed as it should be',
      params: { ...example, expect: 'closed' },
      facts: answered('silent'),
      outcome: 'pass',
    },
    {
      title: 'open and should not be',
      params: { ...example, expect: 'closed' },
      facts: answered('open'),
      outcome: 'fail',
    },
    {
      title: 'a name that nobody knows',
      params: example,
      facts: answered('unknown', 'ENOTFOUND'),
      outcome: 'error',
    },
    {
      title: 'a wrong name proves no closed port',
      params: { ...example, expect: 'closed' },
      facts: answered('unknown', 'ENOTFOUND'),
      outcome: 'error',
    },
  ],
};

async function gather({ targets, within = '3s' }: Params, context: CheckContext): Promise<Facts> {
  const urls = targets.map((target) => `tcp://${target}`);
  const answers = targets.map(async (target, index): Promise<Answer> => {
    const url = urls[index] ?? '';
    const refused = URL.canParse(url) ? refusalOf(new URL(url), urls, context) : 'it is no address';
    if (refused !== undefined) return { target, state: 'unknown', reason: refused };
    const { hostname, port } = new URL(url);
    return {
      target,
      ...(await knock(hostname.replace(/^\[|\]$/g, ''), Number(port), durationMs(within), context.signal)),
    };
  });
  return { answers: await Promise.all(answers) };
}

function judge({ answers }: Facts, { expect = 'open' }: Params): Judgement {
  const rows = answers.map(({ target, state, reason = '' }) => [target, state, reason]);
  const evidence: Evidence[] = [
    { kind: 'table', title: 'Connections', columns: ['address', 'state', 'reason'], rows },
  ];
  const wrong = answers.filter(
    ({ state }) => state !== 'unknown' && (state === 'open') !== (expect === 'open'),
  );
  const unknown = answers.filter(({ state }) => state === 'unknown');
  const shown = (list: readonly Answer[]): string =>
    list
      .map(({ target, state, reason }) => `${target} is ${state}${reason ? ` (${reason})` : ''}`)
      .join(', ');
  if (wrong.length > 0)
    return { outcome: 'fail', message: `${shown(wrong)}; it should be ${expect}.`, evidence };
  if (unknown.length > 0) return { outcome: 'error', message: `Not asked: ${shown(unknown)}.`, evidence };
  return {
    outcome: 'pass',
    message: `${answers.length} of ${answers.length} addresses are ${expect}.`,
    evidence,
  };
}
