/** Holds what nodes said against what they should. Pure. */
import type { Evidence } from '../reports/index.ts';
import type { ProcessRun } from './adapters/process-run.ts';
import type { Judgement } from './check.ts';
import { matches, matchIn } from './pattern.ts';
import { withoutPrivateValues } from './private-text.ts';

export interface NodeFacts {
  readonly node: string;
  readonly run: ProcessRun;
}

/** What every node must say; the parameters of `on-nodes` tell more. */
export interface NodesPlan {
  readonly exitCode?: number;
  readonly unreachable?: readonly number[];
  readonly outputMatches?: string;
  readonly outputNotMatches?: string;
  readonly values?: Readonly<
    Record<
      string,
      {
        readonly matches: string;
        readonly equals?: string;
        readonly atLeast?: number;
        readonly atMost?: number;
        readonly same?: boolean;
      }
    >
  >;
}

interface Found {
  readonly node: string;
  readonly says: 'well' | 'wrong' | 'unknown' | 'unasked';
  readonly reason: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

export function judgeNodes(nodes: readonly NodeFacts[], given: NodesPlan): Judgement {
  const found = nodes.map((each) => lookAt(each, given));
  const names = Object.keys(given.values ?? {});
  const rows = found.map(({ node, says, reason, values }) => [
    node,
    ...names.map((name) => withoutPrivateValues(values[name] ?? '')),
    says === 'well' ? 'as it should be' : reason,
  ]);
  const evidence: Evidence[] = [
    { kind: 'table', title: 'Nodes', columns: ['node', ...names, 'found'], rows },
    ...nodes.slice(0, 20).map(({ node, run }): Evidence => {
      const text = withoutPrivateValues(run.output.slice(-2048));
      return { kind: 'text', title: `What ${node} said`, text };
    }),
  ];
  const wrong = [...told(found, 'wrong'), ...unlike(found, given)];
  const say = (outcome: Judgement['outcome'], parts: readonly string[]): Judgement => ({
    outcome,
    message: `${parts.slice(0, 5).join('; ')}${parts.length > 5 ? ` and ${parts.length - 5} more` : ''}.`,
    evidence,
  });
  if (wrong.length > 0) return say('fail', wrong);
  const unasked = told(found, 'unasked');
  if (unasked.length > 0) return say('error', unasked);
  const unknown = told(found, 'unknown');
  if (unknown.length > 0) return say('inconclusive', unknown);
  return say('pass', [`All ${found.length} nodes are as they should be`]);
}

function told(found: readonly Found[], says: Found['says']): string[] {
  return found.filter((each) => each.says === says).map(({ node, reason }) => `${node}: ${reason}`);
}

function lookAt({ node, run }: NodeFacts, given: NodesPlan): Found {
  const { exitCode = 0, unreachable = [255] } = given;
  const found = (says: Found['says'], reason: string, values: Found['values'] = {}): Found => ({
    node,
    says,
    reason,
    values,
  });
  if (run.notStarted !== undefined) return found('unasked', `the command did not start: ${run.notStarted}`);
  if (run.stopped) return found('unasked', 'no end in time');
  if (run.exitCode !== exitCode && unreachable.includes(run.exitCode ?? 0))
    return found('unasked', `not reached${lastLine(run)}`);
  if (run.exitCode !== exitCode)
    return found('wrong', `ended with ${run.exitCode ?? 'a signal'}, not with ${exitCode}${lastLine(run)}`);
  const values = Object.entries(given.values ?? {}).map(
    ([name, { matches: pattern }]) => [name, matchIn(pattern, run.output)] as const,
  );
  const wrong = [
    ...wrongText(run, given),
    ...values.flatMap(([name, value]) => wrongValue(name, value, given)),
  ];
  const seen = Object.fromEntries(values);
  if (wrong.length > 0) return found('wrong', wrong.join(', '), seen);
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  return missing.length > 0
    ? found('unknown', `it does not tell ${missing.join(', ')}`, seen)
    : found('well', '', seen);
}

function wrongText({ output }: ProcessRun, { outputMatches, outputNotMatches }: NodesPlan): string[] {
  return [
    ...(outputMatches !== undefined && !matches(outputMatches, output)
      ? [`its output does not match /${outputMatches}/`]
      : []),
    ...(outputNotMatches !== undefined && matches(outputNotMatches, output)
      ? [`its output matches /${outputNotMatches}/`]
      : []),
  ];
}

function wrongValue(name: string, value: string | undefined, { values = {} }: NodesPlan): string[] {
  const { equals, atLeast = -Infinity, atMost = Infinity } = values[name] ?? {};
  if (value === undefined) return [];
  const shown = withoutPrivateValues(value);
  if (equals !== undefined && value !== equals) return [`${name} is ${shown}, not ${equals}`];
  if (atLeast === -Infinity && atMost === Infinity) return [];
  const number = Number(value);
  if (!(number >= atLeast)) return [`${name} is ${shown}, not at least ${atLeast}`];
  return number <= atMost ? [] : [`${name} is ${shown}, not at most ${atMost}`];
}

function unlike(found: readonly Found[], { values = {} }: NodesPlan): string[] {
  return Object.entries(values).flatMap(([name, { same }]) => {
    const seen = new Set(found.flatMap((each) => each.values[name] ?? []));
    return same && seen.size > 1
      ? [`${name} differs between nodes: ${withoutPrivateValues([...seen].slice(0, 5).join(', '))}`]
      : [];
  });
}

/** What it said last is most often why. */
function lastLine({ output }: ProcessRun): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line === '' ? '' : `: ${withoutPrivateValues(line.slice(0, 160))}`;
}
