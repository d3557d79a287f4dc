import { resolve } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { checkPart, readReport, type Evidence, type Outcome, type Report } from '../../reports/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { choice } from '../choice.ts';
import { durationMs, durationPattern } from '../duration.ts';

const names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const params = Type.Object(
  {
    file: Type.String({ minLength: 1, description: 'report.json of a compat, a replay or a gate' }),
    tool: choice(['compat', 'replay', 'checklist'], 'whose results count'),
    rules: Type.Optional(names),
    maxAge: Type.Optional(Type.String({ pattern: durationPattern, description: 'default: 24h' })),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

/** A result of the report, as far as it matters. */
interface Told {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly level: string;
  readonly message: string;
  readonly waived: boolean;
}
interface Facts {
  readonly results?: readonly Told[];
  /** How much each asked rule looked at; only rules that ran. */
  readonly examined?: Readonly<Record<string, number>>;
  /** Why the report says nothing of this release. */
  readonly foreign?: string;
  readonly problem?: string;
  /** True where the run ended before its time. */
  readonly partial?: boolean;
}

const example: Params = { file: 'report.json', tool: 'compat', rules: ['unique-index-added'] };
const told = (outcome: Outcome, level = 'block', waived = false): Facts => ({
  results: [{ rule: 'unique-index-added', outcome, level, message: 'orders.no has duplicates', waived }],
  examined: { 'unique-index-added': 3 },
});

/** Takes what another tool of Seaworthy found about this very release. */
export const report: Check<Params, Facts> = {
  id: 'report',
  question: 'Did the other tools find nothing that stands in the way?',
  why: 'What was proven by comparing schemas, contracts or replies must not be vouched for by hand once more.',
  remedy: 'Open the report that is named, repair what it found, and run that tool again for this content.',
  params,
  gather,
  judge,
  examples: [
    { title: 'the rule ran and found nothing', params: example, facts: told('pass'), outcome: 'pass' },
    { title: 'a blocker', params: example, facts: told('fail'), outcome: 'fail' },
    { title: 'a warning', params: example, facts: told('fail', 'warn'), outcome: 'pass' },
    {
      title: 'a blocker that is waived',
      params: example,
      facts: told('fail', 'block', true),
      outcome: 'pass',
    },
    {
      title: 'a proof that is missing',
      params: example,
      facts: told('inconclusive'),
      outcome: 'inconclusive',
    },
    {
      title: 'a rule that did not run',
      params: example,
      facts: { results: [], examined: {} },
      outcome: 'inconclusive',
    },
    {
      title: 'a rule that looked at nothing',
      params: example,
      facts: { results: [], examined: { 'unique-index-added': 0 } },
      outcome: 'inconclusive',
    },
    {
      title: 'a report of other content',
      params: example,
      facts: { foreign: 'its compat report is of tree aaaa, not bbbb' },
      outcome: 'inconclusive',
    },
    {
      title: 'a run that was stopped',
      params: example,
      facts: { ...told('pass'), partial: true },
      outcome: 'inconclusive',
    },
    { title: 'no report', params: example, facts: { problem: 'report.json is missing' }, outcome: 'error' },
  ],
};

async function gather({ file, tool, rules, maxAge = '24h' }: Params, context: CheckContext): Promise<Facts> {
  let found: Report;
  try {
    found = await readReport(resolve(context.cwd, file));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const part = checkPart(found, context.subject, durationMs(maxAge), context.now());
  if (!part.ok) return { foreign: part.reason };
  const isAsked = (rule: string): boolean => rules === undefined || rules.includes(rule);
  const ran = found.rules.filter((rule) => rule.tool === tool && isAsked(rule.id));
  return {
    results: found.results
      .filter((result) => result.tool === tool && isAsked(result.rule))
      .map(({ rule, outcome, level, message, waiver }) => ({
        rule,
        outcome,
        level,
        message,
        waived: waiver !== undefined,
      })),
    examined: Object.fromEntries(ran.map(({ id, examined }) => [id, examined])),
    ...(found.partial && { partial: true }),
  };
}

function judge(
  { results = [], examined = {}, foreign, problem, partial }: Facts,
  { file, tool, rules }: Params,
): Judgement {
  if (problem !== undefined) return { outcome: 'error', message: problem };
  if (foreign !== undefined)
    return { outcome: 'inconclusive', message: `${file} does not count: ${foreign}.` };
  const open = results.filter(
    ({ outcome, level, waived }) =>
      level === 'block' && !waived && outcome !== 'pass' && outcome !== 'skipped',
  );
  const rows = results
    .filter(({ outcome }) => outcome !== 'pass')
    .slice(0, 50)
    .map(({ rule, outcome, level, message }) => [rule, outcome, level, message]);
  const evidence: Evidence[] = [
    { kind: 'table', title: `What ${tool} found`, columns: ['rule', 'outcome', 'level', 'what'], rows },
  ];
  const failed = open.find(({ outcome }) => outcome === 'fail') ?? open[0];
  if (failed !== undefined) {
    const more = open.length > 1 ? ` and ${open.length - 1} more` : '';
    const message = `${failed.rule}: ${failed.message}${more}`;
    return { outcome: failed.outcome === 'fail' ? 'fail' : 'inconclusive', message, evidence };
  }
  if (partial === true)
    return { outcome: 'inconclusive', message: `${file} is of a run that was stopped.`, evidence };
  const idle = (rules ?? Object.keys(examined)).filter((rule) => (examined[rule] ?? 0) === 0);
  const looked = Object.values(examined).reduce((sum, count) => sum + count, 0);
  if (looked === 0 || (rules !== undefined && idle.length > 0)) {
    return {
      outcome: 'inconclusive',
      message: `In ${file} nothing was looked at by ${idle.join(', ') || tool}.`,
      evidence,
    };
  }
  return {
    outcome: 'pass',
    message: `${tool} looked ${looked} times and found nothing that stands in the way.`,
    evidence,
  };
}
