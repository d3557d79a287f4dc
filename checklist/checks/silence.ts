import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { silencesOf, type Silence } from '../adapters/alertmanager.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { matcherText, mayMeet, type Labels } from '../label-matchers.ts';
import { httpUrl, textsOf } from '../params.ts';

const labels = Type.Record(Type.String(), Type.String(), { minProperties: 1 });
const params = Type.Object(
  {
    url: httpUrl,
    headers: textsOf('request headers, for example authorization'),
    labels: Type.Record(Type.String(), Type.String(), {
      minProperties: 1,
      description:
        'what alerts of the node carry, for example { instance: "node-3:8080" }; with more labels fewer silences of others count',
    }),
    expect: choice(
      ['silenced', 'none'],
      'silenced: this node only and for a limited time; none: nothing is silent',
    ),
    endsWithin: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'when the silence must end; default: 4h' }),
    ),
    loud: Type.Optional(
      Type.Array(labels, {
        minItems: 1,
        description: 'alerts that no silence may touch, for example [{ alertname: DeployStuck }]',
      }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts =
  | { readonly fault: string }
  | {
      readonly silences: readonly Silence[];
      /** When they were read. */
      readonly at: string;
    };

const during: Params = {
  url: 'http://127.0.0.1:9093',
  labels: { instance: 'node-3:8080' },
  expect: 'silenced',
  endsWithin: '1h',
};
const after: Params = { ...during, expect: 'none' };
const found = (...silences: Partial<Silence>[]): Facts => ({
  at: '2026-11-17T12:00:00Z',
  silences: silences.map((more, index) => ({
    id: `s${index + 1}`,
    matchers: [{ name: 'instance', value: 'node-3:8080', isRegex: false, isEqual: true }],
    state: 'active',
    endsAt: '2026-11-17T12:30:00Z',
    createdBy: 'deploy',
    comment: 'step 3',
    ...more,
  })),
});

/** Looks at the silences of Alertmanager that touch a node. */
export const silence: Check<Params, Facts> = {
  id: 'silence',
  question: 'Are the alerts of this node silent only as planned?',
  why: 'A silence that is too wide or never ends hides the next outage; a forgotten one hides it for weeks.',
  remedy:
    'Expire the silence shown (amtool silence expire ID) and make one that names the node and ends soon.',
  params,
  gather,
  judge,
  examples: [
    { title: 'this node, half an hour', params: during, facts: found({}), outcome: 'pass' },
    { title: 'no silence', params: during, facts: found(), outcome: 'fail' },
    { title: 'not yet begun', params: during, facts: found({ state: 'pending' }), outcome: 'fail' },
    {
      title: 'without a real end',
      params: during,
      facts: found({ endsAt: '2036-11-17T12:00:00Z' }),
      outcome: 'fail',
    },
    {
      title: 'all nodes',
      params: during,
      facts: found({ matchers: [{ name: 'instance', value: 'node-.*', isRegex: true, isEqual: true }] }),
      outcome: 'fail',
    },
    {
      title: 'the alert that watches the release is silent too',
      params: { ...during, loud: [{ alertname: 'DeployStuck' }] },
      facts: found(
        {},
        { matchers: [{ name: 'alertname', value: 'Deploy.*', isRegex: true, isEqual: true }] },
      ),
      outcome: 'fail',
    },
    { title: 'none left', params: after, facts: found(), outcome: 'pass' },
    { title: 'one left', params: after, facts: found({}), outcome: 'fail' },
    {
      title: 'one of another node',
      params: after,
      facts: found({ matchers: [{ name: 'instance', value: 'node-4:8080', isRegex: false, isEqual: true }] }),
      outcome: 'pass',
    },
    { title: 'nobody there', params: after, facts: { fault: 'no reply: ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const answer = await silencesOf(given, context);
  return 'fault' in answer ? answer : { ...answer, at: context.now().toISOString() };
}

function judge(facts: Facts, given: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `Not known: ${facts.fault}.` };
  const touching = facts.silences.filter(({ matchers }) => mayMeet(given.labels, matchers));
  const hushed = facts.silences.filter(({ matchers }) =>
    given.loud?.some((alert) => mayMeet(alert, matchers) && !ofNode(matchers, without(given.labels, alert))),
  );
  const told = { evidence: [table([...new Set([...touching, ...hushed])])] };
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({ outcome, message, ...told });
  if (hushed.length > 0) return say('fail', `${textOf(hushed)} silences alerts that must stay on.`);
  if (given.expect === 'none') {
    return touching.length === 0
      ? say('pass', 'No silence touches the node.')
      : say('fail', `${touching.length} silences still touch the node: ${textOf(touching)}.`);
  }
  return judgeSilenced(touching, facts.at, given, say);
}

function judgeSilenced(
  touching: readonly Silence[],
  at: string,
  { labels: node, endsWithin = '4h' }: Params,
  say: (outcome: Judgement['outcome'], message: string) => Judgement,
): Judgement {
  const wide = touching.filter(({ matchers }) => !ofNode(matchers, node));
  if (wide.length > 0) return say('fail', `${textOf(wide)} silences more than this node.`);
  const active = touching.filter(({ state }) => state === 'active');
  if (active.length === 0) return say('fail', 'No active silence names the node.');
  const latest = Date.parse(at) + durationMs(endsWithin);
  // Not a date: not known to end, so not `<=`.
  const endless = touching.filter(({ endsAt }) => !(Date.parse(endsAt) <= latest));
  if (endless.length > 0) return say('fail', `${textOf(endless)} does not end within ${endsWithin}.`);
  return say('pass', `${textOf(active)} silences this node only, until ${active[0]?.endsAt ?? ''}.`);
}

/** Whether one of its matchers is exactly a label of the node. */
function ofNode(matchers: Silence['matchers'], node: Labels): boolean {
  return matchers.some(({ name, value, isRegex, isEqual }) => isEqual && !isRegex && node[name] === value);
}

/** Labels of the node that the alert does not carry: what names the node by these does not concern the alert. */
function without(node: Labels, alert: Labels): Labels {
  return Object.fromEntries(Object.entries(node).filter(([name]) => !Object.hasOwn(alert, name)));
}

function textOf(silences: readonly Silence[]): string {
  return silences.map(({ id, matchers }) => `${id} {${matchers.map(matcherText).join(', ')}}`).join(', ');
}

function table(silences: readonly Silence[]): Evidence {
  return {
    kind: 'table',
    title: 'Silences that touch it',
    columns: ['id', 'matchers', 'state', 'ends', 'by', 'comment'],
    rows: silences.map(({ id, matchers, state, endsAt, createdBy, comment }) => [
      id,
      matchers.map(matcherText).join(', '),
      state,
      endsAt,
      createdBy,
      comment,
    ]),
  };
}
