import { Type, type Static } from '@sinclair/typebox';
import { receiversOf, type Receiver } from '../alert-route.ts';
import { alertRules, type AlertRule } from '../adapters/alert-rules.ts';
import { alertmanagerConfig, silencesOf, type Silence } from '../adapters/alertmanager.ts';
import { fireTestAlert, type TestAlert } from '../adapters/test-alert.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { matcherText, mayMeet, type Labels } from '../label-matchers.ts';
import { httpUrl, textsOf } from '../params.ts';

const params = Type.Object(
  {
    prometheus: httpUrl,
    alertmanager: httpUrl,
    headers: textsOf('request headers for both, for example authorization'),
    alerts: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'names of the alerts, for example [TooManyErrors]',
    }),
    labels: textsOf('labels that they carry beside those of their rules, for example { cluster: sh }'),
    receiver: Type.Optional(Type.String({ minLength: 1, description: 'the receiver that each must reach' })),
    fire: Type.Optional(
      Type.Object(
        {
          listen: Type.String({
            pattern: String.raw`^[^\s/]+:\d{1,5}$`,
            description: 'host:port that a webhook of the receiver is set to, for example 127.0.0.1:9095',
          }),
          within: Type.Optional(
            Type.String({
              pattern: durationPattern,
              description: 'default: 1m; longer than group_wait, shorter than the timeout of the item',
            }),
          ),
        },
        { additionalProperties: false, description: 'fires the first alert as a test and waits for it' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts =
  | { readonly fault: string }
  | {
      readonly rules: readonly AlertRule[];
      /** How many Alertmanagers Prometheus sends to. */
      readonly managers: number;
      readonly silences: readonly Silence[];
      /** Of each alert by name; null where the configuration is not understood. */
      readonly receivers: Readonly<Record<string, readonly Receiver[] | null>>;
      readonly test?: TestAlert;
    };

const example: Params = {
  prometheus: 'http://127.0.0.1:9090',
  alertmanager: 'http://127.0.0.1:9093',
  alerts: ['TooManyErrors'],
};
const firing: Params = { ...example, fire: { listen: '127.0.0.1:9095' } };
const rule: AlertRule = {
  name: 'TooManyErrors',
  labels: { severity: 'page' },
  health: 'ok',
  query: 'errors > 1',
};
const duty: Receiver = { name: 'duty', by: ['webhook'] };
const armed = {
  rules: [rule],
  managers: 1,
  silences: [],
  receivers: { TooManyErrors: [duty] },
} satisfies Facts;
const hush: Silence = {
  id: 's1',
  matchers: [{ name: 'severity', value: 'page', isRegex: false, isEqual: true }],
  state: 'active',
  endsAt: '2026-11-18T00:00:00Z',
  createdBy: 'anna',
  comment: '',
};

/** Follows alerts from their rule in Prometheus to a receiver of Alertmanager; where wanted, with a test alert. */
export const alertArmed: Check<Params, Facts> = {
  id: 'alert-armed',
  question: 'Will somebody hear of it when this release goes wrong?',
  why: 'An alert that is not loaded, is silent or goes to a receiver that sends nothing is found out in the outage.',
  remedy:
    'Load the rule, expire the silence or give the route a receiver that sends, then fire a test alert.',
  acts: ({ alertmanager, fire }) =>
    fire && {
      target: `Alertmanager ${alertmanager}`,
      does: 'fires a test alert, which its receivers may pass on to people',
      cleanUp: 'ends the alert and closes the webhook',
      group: 'none',
    },
  params,
  gather,
  judge,
  examples: [
    { title: 'armed', params: example, facts: armed, outcome: 'pass' },
    { title: 'not loaded', params: example, facts: { ...armed, rules: [] }, outcome: 'fail' },
    {
      title: 'its query fails',
      params: example,
      facts: { ...armed, rules: [{ ...rule, health: 'err', lastError: 'many-to-many matching' }] },
      outcome: 'fail',
    },
    {
      title: 'never evaluated so far',
      params: example,
      facts: { ...armed, rules: [{ ...rule, health: 'unknown' }] },
      outcome: 'inconclusive',
    },
    { title: 'Prometheus tells nobody', params: example, facts: { ...armed, managers: 0 }, outcome: 'fail' },
    { title: 'silent', params: example, facts: { ...armed, silences: [hush] }, outcome: 'fail' },
    {
      title: 'a receiver that sends nothing',
      params: example,
      facts: { ...armed, receivers: { TooManyErrors: [{ name: 'null', by: [] }] } },
      outcome: 'fail',
    },
    { title: 'the wrong receiver', params: { ...example, receiver: 'night' }, facts: armed, outcome: 'fail' },
    {
      title: 'routes that are not understood',
      params: example,
      facts: { ...armed, receivers: { TooManyErrors: null } },
      outcome: 'inconclusive',
    },
    {
      title: 'the test came',
      params: firing,
      facts: { ...armed, test: { id: 'a', afterMs: 900 } },
      outcome: 'pass',
    },
    {
      title: 'the test did not come',
      params: firing,
      facts: { ...armed, test: { id: 'a' } },
      outcome: 'fail',
    },
    {
      title: 'the port of the webhook is taken',
      params: firing,
      facts: { ...armed, test: { id: 'a', fault: 'listen EADDRINUSE' } },
      outcome: 'error',
    },
    { title: 'nobody there', params: example, facts: { fault: 'no reply: ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { headers, alerts, labels = {}, fire } = given;
  const manager = { url: given.alertmanager, headers };
  const loaded = await alertRules({ url: given.prometheus, headers }, alerts, context);
  if ('fault' in loaded) return loaded;
  const silent = await silencesOf(manager, context);
  if ('fault' in silent) return silent;
  const config = await alertmanagerConfig(manager, context);
  if ('fault' in config) return config;
  const receivers = loaded.rules.map((one) => {
    const found = receiversOf(config.yaml, labelsOf(one, labels));
    return [one.name, found ?? null] as const;
  });
  const facts = { ...loaded, ...silent, receivers: Object.fromEntries(receivers) };
  const [first] = loaded.rules;
  if (fire === undefined || first === undefined) return facts;
  const withinMs = Math.max(0, Math.min(durationMs(fire.within ?? '1m'), context.timeoutMs - 2000));
  const test = { labels: labelsOf(first, labels), listen: fire.listen, withinMs };
  return { ...facts, test: await fireTestAlert(manager, test, context) };
}

function labelsOf({ name, labels }: Pick<AlertRule, 'name' | 'labels'>, more: Labels = {}): Labels {
  return { ...labels, ...more, alertname: name };
}

function judge(facts: Facts, given: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `Not known: ${facts.fault}.` };
  const told = { evidence: [table(facts)] };
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({ outcome, message, ...told });
  const { test, managers } = facts;
  const faults = [
    ...given.alerts.flatMap((name) => faultsOf(name, facts, given)),
    ...(managers === 0 ? ['Prometheus sends to no Alertmanager'] : []),
    ...(test && test.afterMs === undefined && test.fault === undefined
      ? [`the test alert did not come to ${given.fire?.listen ?? ''} in time`]
      : []),
  ];
  if (faults.length > 0) return say('fail', `${faults.join('; ')}.`);
  if (test?.fault !== undefined) return say('error', `The test alert could not be tried: ${test.fault}.`);
  const unclear = facts.rules.filter(({ name, health }) => health !== 'ok' || facts.receivers[name] === null);
  if (unclear.length > 0) {
    const names = unclear.map(({ name }) => name).join(', ');
    return say('inconclusive', `${names}: not evaluated so far, or the routes are not understood.`);
  }
  const took = test?.afterMs === undefined ? '' : `; a test alert came after ${test.afterMs / 1000} s`;
  return say('pass', `${given.alerts.join(', ')} loaded, not silent, with a receiver that sends${took}.`);
}

function faultsOf(name: string, facts: Exclude<Facts, { fault: string }>, given: Params): string[] {
  const rules = facts.rules.filter((one) => one.name === name);
  if (rules.length === 0) return [`${name} is not loaded`];
  const silent = facts.silences.filter(({ matchers }) =>
    rules.some((one) => mayMeet(labelsOf(one, given.labels), matchers)),
  );
  const receivers = facts.receivers[name] ?? [];
  const mute = receivers.length > 0 && receivers.every(({ by }) => by.length === 0);
  const wrong =
    given.receiver !== undefined &&
    facts.receivers[name] &&
    !receivers.some((one) => one.name === given.receiver);
  const names = receivers.map((one) => one.name).join(', ');
  return [
    ...rules
      .filter(({ health }) => health === 'err')
      .map(({ lastError }) => `the query of ${name} fails: ${lastError ?? ''}`),
    ...silent.map(
      ({ id, matchers }) => `${name} is silent by ${id} {${matchers.map(matcherText).join(', ')}}`,
    ),
    ...(mute ? [`${name} goes to ${names}, which sends nothing`] : []),
    ...(wrong ? [`${name} goes to ${names} and not to ${given.receiver ?? ''}`] : []),
  ];
}

function table({ rules, receivers, managers }: Exclude<Facts, { fault: string }>) {
  return {
    kind: 'table',
    title: `Rules, sent to ${managers} Alertmanagers`,
    columns: ['alert', 'query', 'health', 'receivers'],
    rows: rules.map(({ name, query, health }) => [
      name,
      query,
      health,
      (receivers[name] ?? [])
        .map((one) => `${one.name} (${one.by.join(', ') || 'sends nothing'})`)
        .join(', '),
    ]),
  } as const;
}
