import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { countInFiles } from '../adapters/log-files.ts';
import { countInElasticsearch, countInLoki, type LogAnswer } from '../adapters/log-store.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement, ParamProblem } from '../check.ts';
import { choice } from '../choice.ts';
import { httpUrl, textsOf } from '../params.ts';
import { patternProblems } from '../pattern.ts';
import { withoutPrivateValues } from '../private-text.ts';

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const params = Type.Object(
  {
    from: choice(
      ['files', 'loki', 'elasticsearch'],
      'where the lines are; OpenSearch is asked as elasticsearch',
    ),
    paths: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'of files' })),
    url: Type.Optional(httpUrl),
    headers: textsOf('request headers, for example authorization or x-scope-orgid'),
    index: text('of Elasticsearch; default: _all'),
    query: Type.String({
      minLength: 1,
      description:
        'which lines count: an expression for files, LogQL such as {app="shop"} |= "GET", or a query string such as app:shop AND status:500',
    }),
    except: text('an expression for lines of files that do not count, for example the mark of preview'),
    all: text('all lines among which it looks, in the same language; Loki needs it; default: every line'),
    by: text('label or field that tells instances apart; default: instance'),
    window: Type.Optional(
      Type.String({
        pattern: '^[0-9]+(s|m|h|d)$',
        description: 'how far back stores are asked; default: 10m',
      }),
    ),
    atMost: Type.Optional(Type.Integer({ minimum: 0, description: 'lines in sum' })),
    atLeast: Type.Optional(Type.Integer({ minimum: 1, description: 'lines of each instance' })),
    instances: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'instances that must have lines, as "by" names them; default: those that are found',
      }),
    ),
    minSamples: Type.Integer({ minimum: 1, description: 'lines looked at, below which nothing is said' }),
    onNoData: choice(['inconclusive', 'fail'], 'what fewer lines mean'),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

const unmarked: Params = {
  from: 'files',
  paths: ['preview/access.log'],
  query: '.',
  except: 'ssp-web-version=v1',
  atMost: 0,
  minSamples: 100,
  onNoData: 'inconclusive',
};
const arrived: Params = {
  from: 'loki',
  url: 'http://127.0.0.1:3100',
  query: '{app="shop",version="v1"}',
  all: '{app="shop"}',
  atLeast: 1,
  instances: ['node-1', 'node-2'],
  minSamples: 1,
  onNoData: 'fail',
};
const lines = (counts: Readonly<Record<string, number>>, examined = 1000, partial?: string): LogAnswer => ({
  counts: Object.entries(counts).map(([by, count]) => ({ by, count })),
  examined,
  samples: [],
  ...(partial !== undefined && { partial }),
});

/** Counts lines of logs, and says nothing where too few were looked at: an empty log holds no error either. */
export const logs: Check<Params, LogAnswer> = {
  id: 'logs',
  question: 'Do the logs hold the lines that they should, and no others?',
  why: 'A log shows requests that went where nobody meant them to go, and a node that no log knows is a blind spot.',
  remedy: 'Look at the lines shown; repair the route, or the way of the log from the node to the store.',
  params,
  problems,
  gather,
  judge,
  examples: [
    { title: 'no line without the mark', params: unmarked, facts: lines({ a: 0 }), outcome: 'pass' },
    { title: 'lines without the mark', params: unmarked, facts: lines({ a: 3 }), outcome: 'fail' },
    {
      title: 'an empty log proves nothing',
      params: unmarked,
      facts: lines({ a: 0 }, 0),
      outcome: 'inconclusive',
    },
    {
      title: 'a store that answered in part',
      params: unmarked,
      facts: lines({ a: 0 }, 1000, '1 shards failed'),
      outcome: 'inconclusive',
    },
    {
      title: 'every instance logs',
      params: arrived,
      facts: lines({ 'node-1': 5, 'node-2': 9 }),
      outcome: 'pass',
    },
    { title: 'one instance is silent', params: arrived, facts: lines({ 'node-1': 5 }), outcome: 'fail' },
    { title: 'nothing arrives', params: arrived, facts: lines({}, 0), outcome: 'fail' },
    { title: 'nobody there', params: arrived, facts: { fault: 'no reply: ECONNREFUSED' }, outcome: 'error' },
  ],
};

function problems({
  from,
  paths,
  url,
  query,
  except,
  all,
  atMost,
  atLeast,
  instances,
}: Params): ParamProblem[] {
  const files = from === 'files';
  const found = [
    files && paths === undefined && 'files need "paths"',
    !files && url === undefined && `${from} needs "url"`,
    !files && except !== undefined && '"except" is for files',
    from === 'loki' && all === undefined && 'loki needs "all"',
    atMost === undefined && atLeast === undefined && 'it needs "atMost" or "atLeast"',
    instances !== undefined && atLeast === undefined && '"instances" need "atLeast"',
  ];
  return [
    ...found.flatMap((problem) => (problem === false ? [] : [{ path: [], problem }])),
    ...(files ? patternProblems({ query, except }) : []),
  ];
}

function gather(given: Params, context: CheckContext): Promise<LogAnswer> {
  const { from, paths = [], url = '', headers, query, except } = given;
  if (from === 'files') return countInFiles({ paths, matches: query, except }, context);
  const { all = '*', by = 'instance', window = '10m', index = '_all' } = given;
  const asked = { url, headers, query, all, by, window, index };
  return from === 'loki' ? countInLoki(asked, context) : countInElasticsearch(asked, context);
}

function judge(facts: LogAnswer, given: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `Not known: ${facts.fault}.` };
  const { counts, examined, partial } = facts;
  const { atMost, atLeast = 1, instances, minSamples, onNoData } = given;
  const sum = counts.reduce((before, { count }) => before + count, 0);
  const measured = [
    {
      name: 'lines',
      unit: 'lines',
      actual: sum,
      ...(atMost !== undefined && { limit: atMost }),
      samples: examined,
      samplesMin: minSamples,
      query: given.query,
    },
  ];
  const say = (outcome: Judgement['outcome'], message: string): Judgement => ({
    outcome,
    message,
    measured,
    evidence: evidenceOf(facts),
  });
  if (atMost !== undefined && sum > atMost) return say('fail', `${sum} lines, allowed are ${atMost}.`);
  if (examined < minSamples) {
    return say(onNoData, `Only ${examined} lines were looked at, ${minSamples} are needed.`);
  }
  if (partial !== undefined) return say('inconclusive', `Lines may be missing: ${partial}.`);
  const wanted = given.atLeast === undefined ? [] : (instances ?? counts.map(({ by }) => by));
  const silent = wanted.filter((name) => !counts.some(({ by, count }) => by === name && count >= atLeast));
  if (silent.length > 0) return say('fail', `${silent.join(', ')} has fewer than ${atLeast} lines.`);
  if (given.atLeast !== undefined && wanted.length === 0) return say('fail', 'No instance has such lines.');
  return say('pass', `${sum} lines of ${examined} that were looked at.`);
}

function evidenceOf({ counts, samples }: Exclude<LogAnswer, { fault: string }>): Evidence[] {
  const rows = counts.map(({ by, count }) => [by, `${count}`]);
  return [
    { kind: 'table', title: 'Lines', columns: ['of', 'lines'], rows },
    ...(samples.length > 0
      ? [
          {
            kind: 'text',
            title: 'Some of them',
            text: withoutPrivateValues(samples.map((line) => line.slice(0, 400)).join('\n')),
          } as const,
        ]
      : []),
  ];
}
