import { resolve } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import type { Evidence } from '../../reports/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { matches, patternProblems } from '../pattern.ts';
import { withoutPrivateValues } from '../private-text.ts';
import { processEnv } from '../process-env.ts';
import { runProcess, type ProcessRun } from '../adapters/process-run.ts';

const params = Type.Object(
  {
    argv: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: 'program and arguments; no shell reads them' }),
    ),
    shell: Type.Optional(Type.String({ minLength: 1, description: 'a line for /bin/sh' })),
    cwd: Type.Optional(Type.String({ minLength: 1, description: 'folder, relative to that of the run' })),
    env: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'added to PATH, HOME, LANG and TMPDIR' }),
    ),
    exitCode: Type.Optional(Type.Integer({ minimum: 0, maximum: 255, description: 'default: 0' })),
    outputMatches: Type.Optional(Type.String({ description: 'regular expression the output must match' })),
    outputNotMatches: Type.Optional(Type.String({ description: 'regular expression it must not match' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

type Facts = { readonly refused: string } | { readonly line: string; readonly run: ProcessRun };

const shownChars = 16 * 1024;

/** Runs a program and looks at its exit code and output. */
export const command: Check<Params, Facts> = {
  id: 'command',
  question: 'Does the command succeed?',
  why: 'What a script already knows how to check should not be checked by hand.',
  remedy: 'Run the command yourself, read its output and repair what it complains about.',
  params,
  problems: ({ argv, shell, outputMatches, outputNotMatches }) => [
    ...((argv === undefined) === (shell === undefined)
      ? [{ path: [], problem: 'give either "argv" or "shell"' }]
      : []),
    ...patternProblems({ outputMatches, outputNotMatches }),
  ],
  gather,
  judge,
  examples: [
    { title: 'exit 0', params: { argv: ['smoke'] }, facts: ran({}), outcome: 'pass' },
    { title: 'exit 1', params: { argv: ['smoke'] }, facts: ran({ exitCode: 1 }), outcome: 'fail' },
    {
      title: 'an exit code that is wanted',
      params: { argv: ['smoke'], exitCode: 1 },
      facts: ran({ exitCode: 1 }),
      outcome: 'pass',
    },
    {
      title: 'output that does not match',
      params: { argv: ['smoke'], outputMatches: '^ok' },
      facts: ran({ output: 'not ok' }),
      outcome: 'fail',
    },
    {
      title: 'output that must not be there',
      params: { argv: ['smoke'], outputNotMatches: 'WARN' },
      facts: ran({ output: 'WARN: slow' }),
      outcome: 'fail',
    },
    {
      title: 'output so long that the match may be in what was cut',
      params: { argv: ['smoke'], outputMatches: '^ok' },
      facts: ran({ output: 'tail', outputChars: 1e6 }),
      outcome: 'inconclusive',
    },
    {
      title: 'killed',
      params: { argv: ['smoke'] },
      facts: ran({ exitCode: null, stopped: true }),
      outcome: 'error',
    },
    {
      title: 'a program that is not there',
      params: { argv: ['smoke'] },
      facts: ran({ exitCode: null, notStarted: 'ENOENT' }),
      outcome: 'error',
    },
    {
      title: 'commands not allowed',
      params: { argv: ['smoke'] },
      facts: { refused: 'commands are off' },
      outcome: 'inconclusive',
    },
  ],
};

async function gather(params: Params, context: CheckContext): Promise<Facts> {
  if (!context.allowCommands) return { refused: 'commands are off; --allow-commands lets them run' };
  if (params.shell !== undefined && !context.allowShell) {
    return { refused: 'shell lines are off; write the command as "argv"' };
  }
  const [program = '', ...rest] = params.argv ?? ['/bin/sh', '-c', params.shell ?? ''];
  const run = await runProcess({
    argv: [program, ...rest],
    cwd: resolve(context.cwd, params.cwd ?? '.'),
    env: processEnv(context.env, params.env),
    signal: context.signal,
  });
  return { line: params.shell ?? [program, ...rest].map(quoted).join(' '), run };
}

function judge(facts: Facts, params: Params): Judgement {
  if ('refused' in facts) return { outcome: 'inconclusive', message: `Not run: ${facts.refused}.` };
  const { run } = facts;
  if (run.notStarted !== undefined) {
    return { outcome: 'error', message: `${facts.line} did not start: ${run.notStarted}.` };
  }
  const evidence = [transcript(facts.line, run)];
  if (run.stopped) {
    return {
      outcome: 'error',
      message: 'It did not end in time and was killed with its children.',
      evidence,
    };
  }
  const wanted = params.exitCode ?? 0;
  const measured = [{ name: 'exit code', unit: '', expected: wanted, actual: run.exitCode ?? 'killed' }];
  if (run.exitCode !== wanted) {
    const message = `It ended with ${run.exitCode ?? 'a signal'} and not with ${wanted}${lastLine(run)}.`;
    return { outcome: 'fail', message, measured, evidence };
  }
  return { ...judgeOutput(run, params), measured, evidence };
}

/** What it said last is most often why. */
function lastLine({ output }: ProcessRun): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line === '' ? '' : `: ${withoutPrivateValues(line.slice(0, 160))}`;
}

function judgeOutput(run: ProcessRun, params: Params): Pick<Judgement, 'outcome' | 'message'> {
  const { outputMatches: wanted, outputNotMatches: unwanted } = params;
  if (unwanted !== undefined && matches(unwanted, run.output)) {
    return { outcome: 'fail', message: `Its output matches /${unwanted}/.` };
  }
  const missing = wanted !== undefined && !matches(wanted, run.output);
  const cut = run.outputChars > run.output.length;
  if (cut && (missing || unwanted !== undefined)) {
    const message = `It wrote ${run.outputChars} characters; only the last ${run.output.length} were looked at.`;
    return { outcome: 'inconclusive', message };
  }
  if (missing) return { outcome: 'fail', message: `Its output does not match /${wanted}/.` };
  return { outcome: 'pass', message: `It ended with ${run.exitCode}.` };
}

function transcript(line: string, { exitCode, output }: ProcessRun): Evidence {
  const end = output.slice(-shownChars);
  // Half a line could hold half a secret, which nothing would recognise and hide.
  const shown = end.length < output.length ? end.slice(end.indexOf('\n') + 1) : end;
  return {
    kind: 'command',
    title: 'What it wrote',
    command: line,
    exitCode,
    output: withoutPrivateValues(shown),
  };
}

function quoted(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

function ran(run: Partial<ProcessRun>): Facts {
  const output = run.output ?? 'ok';
  const usual = { exitCode: 0, stdout: output, outputChars: output.length, stopped: false };
  return { line: 'smoke', run: { ...usual, ...run, output } };
}
