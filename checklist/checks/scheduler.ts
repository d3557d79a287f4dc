import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import { schedulerSources } from '../adapters/scheduler/index.ts';
import type { GroupReading, SchedulerAnswer, TaskRun } from '../adapters/scheduler/scheduler-source.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { isNamed } from '../node-name.ts';
import { textsOf } from '../params.ts';
import { matches, patternProblems } from '../pattern.ts';

const flag = (description: string) => Type.Optional(Type.Literal(true, { description }));
const pattern = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));
const params = Type.Object(
  {
    system: choice(schedulerSources.map(({ id }) => id)),
    url: Type.String({
      pattern: String.raw`^(https?://|rediss?://|\$\{env:)`,
      description: 'of the admin centre of XXL-JOB, or redis:// for BullMQ',
    }),
    headers: textsOf('request headers, for example the cookie of a login'),
    namespace: Type.Optional(Type.String({ description: 'key prefix of BullMQ; default: bull' })),
    groups: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: 'queues of BullMQ, or executors of XXL-JOB',
    }),
    since: Type.String({
      pattern: durationPattern,
      description: 'how far back runs are looked at, such as 1h',
    }),
    minRuns: Type.Integer({ minimum: 0, description: 'runs below which nothing is said' }),
    expect: Type.Object(
      {
        onlyNodes: pattern('regular expression that every node which ran a task matches'),
        noNodes: pattern('regular expression of a node that takes no tasks and runs none now'),
        once: flag('no run was begun twice, and no two were planned for the same moment'),
        alive: flag('each group that has tasks or waiting runs has a node'),
        failedMax: Type.Optional(Type.Integer({ minimum: 0, description: 'runs that failed, at most' })),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Expect = Params['expect'];

const blue: Params = {
  system: 'bullmq',
  url: 'redis://127.0.0.1:6379',
  groups: ['reports.BLUE'],
  since: '1h',
  minRuns: 1,
  expect: { onlyNodes: '^blue-', once: true, alive: true },
};
const run: TaskRun = { task: 'nightly', id: '1', node: 'blue-1', state: 'done', starts: 1, plannedMs: 5 };
const group = (runs: readonly TaskRun[], more: Partial<GroupReading> = {}): SchedulerAnswer => ({
  groups: [{ group: 'reports.BLUE', tasks: ['nightly'], runs, nodes: ['blue-1'], waiting: 0, ...more }],
});
const gone: Params = { ...blue, minRuns: 0, expect: { noNodes: '^blue-1$' } };

/** Reads what a scheduler ran, where, and who takes its tasks now. */
export const scheduler: Check<Params, SchedulerAnswer> = {
  id: 'scheduler',
  question: 'Do tasks run once, on nodes of their group, and on none that goes?',
  why: 'Two groups that share a scheduler run a task twice or with the wrong version, and tasks of a group that is gone wait for ever.',
  remedy:
    'Take the node or group out of the scheduler, move or remove tasks of a group that goes, and make good what ran twice.',
  params,
  problems: ({ expect }) => patternProblems({ onlyNodes: expect.onlyNodes, noNodes: expect.noNodes }),
  gather,
  judge,
  examples: [
    { title: 'once, on a node of the group', params: blue, facts: group([run]), outcome: 'pass' },
    {
      title: 'a node of another group',
      params: blue,
      facts: group([{ ...run, node: 'green-1' }]),
      outcome: 'fail',
    },
    { title: 'begun twice', params: blue, facts: group([{ ...run, starts: 2 }]), outcome: 'fail' },
    { title: 'two for one moment', params: blue, facts: group([run, { ...run, id: '2' }]), outcome: 'fail' },
    {
      title: 'a task of a group that is gone',
      params: blue,
      facts: group([run], { nodes: [] }),
      outcome: 'fail',
    },
    { title: 'too few runs', params: blue, facts: group([]), outcome: 'inconclusive' },
    {
      title: 'a run whose node nobody knows',
      params: blue,
      facts: group([{ ...run, node: null }]),
      outcome: 'inconclusive',
    },
    {
      title: 'a node that is out',
      params: gone,
      facts: group([run], { nodes: ['blue-2'] }),
      outcome: 'pass',
    },
    { title: 'a node that still takes tasks', params: gone, facts: group([run]), outcome: 'fail' },
    {
      title: 'a node that is out and still runs one',
      params: gone,
      facts: group([{ ...run, state: 'running' }], { nodes: [] }),
      outcome: 'fail',
    },
    {
      title: 'a task that was cut off',
      params: { ...gone, expect: { failedMax: 0 } },
      facts: group([{ ...run, state: 'failed' }]),
      outcome: 'fail',
    },
    { title: 'a group that is not there', params: blue, facts: { groups: [] }, outcome: 'fail' },
    { title: 'nobody listens', params: blue, facts: { fault: 'ECONNREFUSED' }, outcome: 'error' },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<SchedulerAnswer> {
  const { system, url, headers, namespace, groups, since } = given;
  const source = schedulerSources.find(({ id }) => id === system);
  if (source === undefined) throw new Error(`${system} is no scheduler`);
  const sinceMs = context.now().getTime() - durationMs(since);
  return source.read({ url, headers, namespace, groups, sinceMs }, context);
}

interface Findings {
  readonly wrong: readonly string[];
  readonly unknown: readonly string[];
}

function judge(facts: SchedulerAnswer, { groups: named, minRuns, expect }: Params): Judgement {
  if ('fault' in facts) return { outcome: 'error', message: `Not read: ${facts.fault}.` };
  const { groups } = facts;
  const runs = groups.flatMap((each) => each.runs);
  const found = groups.map((each) => findingsOf(each, expect));
  const missing = named.filter((name) => !groups.some((each) => each.group === name));
  const wrong = [
    ...missing.map((name) => `there is no group ${name}`),
    ...found.flatMap((each) => each.wrong),
  ];
  const unknown = found.flatMap((each) => each.unknown);
  if (runs.length < minRuns) unknown.push(`there are ${runs.length} runs, at least ${minRuns} are needed`);
  const measured = [
    { name: 'runs', unit: 'runs', actual: runs.length, samples: runs.length, samplesMin: minRuns },
  ];
  const told = { measured, evidence: tables(groups) };
  if (wrong.length > 0) return { outcome: 'fail', message: sentence(wrong), ...told };
  if (unknown.length > 0) return { outcome: 'inconclusive', message: sentence(unknown), ...told };
  return { outcome: 'pass', message: `As expected: ${runs.length} runs were looked at.`, ...told };
}

function findingsOf(reading: GroupReading, expect: Expect): Findings {
  const { group: name, tasks, runs, nodes, waiting } = reading;
  const wrong: string[] = [];
  const unknown: string[] = [];
  const needsNode = expect.onlyNodes !== undefined ? runs : runs.filter(({ state }) => state === 'running');
  if ((expect.onlyNodes ?? expect.noNodes) !== undefined) {
    for (const { id } of needsNode.filter(({ node }) => node === null))
      unknown.push(`nobody tells what node ran ${id}`);
  }
  for (const { task, id, node, state } of runs) {
    if (node === null) continue;
    const where = `${task} (${id}) ${state === 'running' ? 'runs' : 'ran'} on ${node}`;
    if (expect.onlyNodes !== undefined && !matches(expect.onlyNodes, node)) wrong.push(where);
    if (expect.noNodes !== undefined && state === 'running' && isNamed(expect.noNodes, node))
      wrong.push(where);
  }
  if ((expect.noNodes !== undefined || expect.alive) && nodes === null) {
    unknown.push(`nobody tells who takes tasks of ${name}`);
  }
  const { noNodes } = expect;
  const stay = noNodes === undefined ? [] : (nodes ?? []).filter((node) => isNamed(noNodes, node));
  wrong.push(...stay.map((node) => `${node} still takes tasks of ${name}`));
  const isOrphan = expect.alive && nodes?.length === 0 && (tasks.length > 0 || (waiting ?? 0) > 0);
  if (isOrphan)
    wrong.push(`${name} has ${tasks.length} tasks and ${waiting ?? 'unknown'} waiting runs and no node`);
  if (expect.once) wrong.push(...repetitions(runs));
  const failed = runs.filter(({ state }) => state === 'failed');
  if (failed.length > (expect.failedMax ?? Infinity)) {
    wrong.push(`${failed.length} runs of ${name} failed, allowed are ${expect.failedMax}`);
  }
  return { wrong, unknown };
}

function repetitions(runs: readonly TaskRun[]): string[] {
  const again = runs.filter(({ starts }) => (starts ?? 1) > 1);
  const moments = runs.flatMap(({ task, plannedMs }) =>
    plannedMs === null ? [] : [`${task} at ${plannedMs}`],
  );
  const shared = new Set(moments.filter((moment, index) => moments.indexOf(moment) !== index));
  return [
    ...again.map(({ task, id, starts }) => `${task} (${id}) was begun ${starts} times`),
    ...[...shared].map((moment) => `${moment} ran more than once`),
  ];
}

function sentence(parts: readonly string[]): string {
  const text = parts.slice(0, 5).join('; ');
  const more = parts.length > 5 ? `; and ${parts.length - 5} more` : '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${more}.`;
}

function tables(groups: readonly GroupReading[]): Evidence[] {
  const rows = groups.flatMap(({ group: name, runs }) =>
    runs.map(({ task, id, node, state, starts }) => [name, task, id, node ?? '?', state, `${starts ?? '?'}`]),
  );
  const states = groups.map(({ group: name, tasks, nodes, waiting }) => [
    name,
    tasks.join(', '),
    nodes?.join(', ') ?? '?',
    `${waiting ?? '?'}`,
  ]);
  return [
    { kind: 'table', title: 'Groups', columns: ['group', 'tasks', 'nodes', 'waiting'], rows: states },
    {
      kind: 'table',
      title: 'Runs',
      columns: ['group', 'task', 'run', 'node', 'state', 'starts'],
      rows: rows.slice(0, 200),
    },
  ];
}
