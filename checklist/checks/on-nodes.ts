import { within } from '../../reports/index.ts';
import { Type, type Static } from '@sinclair/typebox';
import { runProcess, type ProcessRun } from '../adapters/process-run.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { judgeNodes, type NodeFacts } from '../node-judgement.ts';
import { patternProblems } from '../pattern.ts';
import { processEnv } from '../process-env.ts';
import { Slots } from '../slots.ts';

const value = Type.Object(
  {
    matches: Type.String({ description: 'regular expression whose first group is the value' }),
    equals: Type.Optional(Type.String()),
    atLeast: Type.Optional(Type.Number()),
    atMost: Type.Optional(Type.Number()),
    same: Type.Optional(Type.Boolean({ description: 'the same on all nodes' })),
  },
  { additionalProperties: false },
);
const params = Type.Object(
  {
    nodes: Type.Array(Type.String({ pattern: String.raw`^([\w[]|\$\{)[\w.:@\][-]*` }), {
      minItems: 1,
      uniqueItems: true,
      description: 'names or addresses, for example [node-1, node-2]',
    }),
    argv: Type.Array(Type.String(), {
      minItems: 1,
      description:
        'a command that only reads, {node} filled in, for example [ssh, -o, BatchMode=yes, "{node}", df, -m, /]',
    }),
    env: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'added to PATH, HOME, LANG and TMPDIR' }),
    ),
    exitCode: Type.Optional(Type.Integer({ minimum: 0, maximum: 255, description: 'default: 0' })),
    unreachable: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 255 }), {
        description: 'exit codes of a node that was not reached; default: 255, as ssh says it',
      }),
    ),
    outputMatches: Type.Optional(Type.String({ description: 'regular expression the output must match' })),
    outputNotMatches: Type.Optional(Type.String({ description: 'regular expression it must not match' })),
    values: Type.Optional(
      Type.Record(Type.String(), value, {
        minProperties: 1,
        description: 'what the output must say, for example { free: { matches: "(\\\\d+)%", atMost: 80 } }',
      }),
    ),
    within: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'for each node; default: 10s' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts = { readonly refused: string } | { readonly nodes: readonly NodeFacts[] };

const atOnce = 8;
const example: Params = {
  nodes: ['node-1', 'node-2'],
  argv: ['ssh', '{node}', 'node-facts'],
  values: {
    free: { matches: String.raw`^free (\d+)`, atLeast: 10 },
    runtime: { matches: '^java (.*)', same: true },
  },
};
const wrote = (output: string, more: Partial<ProcessRun> = {}): ProcessRun => ({
  exitCode: 0,
  output,
  stdout: output,
  outputChars: output.length,
  stopped: false,
  ...more,
});
const ran = (first: ProcessRun, second = wrote('free 12\njava 17')): Facts => ({
  nodes: [
    { node: 'node-1', run: first },
    { node: 'node-2', run: second },
  ],
});

/** Runs one reading command for each node and looks at what it says. */
export const onNodes: Check<Params, Facts> = {
  id: 'on-nodes',
  question: 'Does every node say what it should?',
  why: 'Disk, runtime, processes and how one ended are known on the node and nowhere else; one of eight is enough for an outage.',
  remedy: 'Log in to the node that is named, run the command and repair what it shows.',
  params,
  problems: ({ argv, outputMatches, outputNotMatches, values = {} }) => [
    ...(argv.some((part) => part.includes('{node}'))
      ? []
      : [{ path: ['argv'], problem: '"argv" names no {node}' }]),
    ...patternProblems({ outputMatches, outputNotMatches }),
    ...Object.entries(values).flatMap(([name, { matches }]) =>
      patternProblems({ matches }).map((each) => ({ ...each, path: ['values', name, ...each.path] })),
    ),
  ],
  gather,
  judge: (facts, given) =>
    'refused' in facts
      ? { outcome: 'inconclusive', message: `Not run: ${facts.refused}.` }
      : judgeNodes(facts.nodes, given),
  examples: [
    {
      title: 'all as they should be',
      params: example,
      facts: ran(wrote('free 40\njava 17')),
      outcome: 'pass',
    },
    { title: 'a disk is full', params: example, facts: ran(wrote('free 2\njava 17')), outcome: 'fail' },
    { title: 'two runtimes', params: example, facts: ran(wrote('free 40\njava 21')), outcome: 'fail' },
    { title: 'a command fails', params: example, facts: ran(wrote('', { exitCode: 1 })), outcome: 'fail' },
    {
      title: 'a node that is not reached',
      params: example,
      facts: ran(wrote('timed out', { exitCode: 255 })),
      outcome: 'error',
    },
    {
      title: 'no end in time',
      params: example,
      facts: ran(wrote('', { exitCode: null, stopped: true })),
      outcome: 'error',
    },
    {
      title: 'a value that is not told',
      params: example,
      facts: ran(wrote('java 17')),
      outcome: 'inconclusive',
    },
    {
      title: 'commands not allowed',
      params: example,
      facts: { refused: 'commands are off' },
      outcome: 'inconclusive',
    },
  ],
};

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  if (!context.allowCommands) return { refused: 'commands are off; --allow-commands lets them run' };
  const slots = new Slots(atOnce);
  const limitMs = durationMs(given.within ?? '10s');
  const ask = async (node: string): Promise<NodeFacts> => {
    const [program = '', ...rest] = given.argv.map((part) => part.replaceAll('{node}', node));
    const env = processEnv(context.env, given.env);
    const run = await within(limitMs, context.signal, (signal) =>
      runProcess({ argv: [program, ...rest], cwd: context.cwd, env, signal }),
    );
    return { node, run };
  };
  return { nodes: await Promise.all(given.nodes.map((node) => slots.run(() => ask(node)))) };
}
