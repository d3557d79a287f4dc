/**
 * Decides verdict, exit code and reasons. Nothing else in Seaworthy does.
 *
 * | case                                                             | verdict | exit |
 * | a blocker failed and is not waived                               | no-go   | 1    |
 * | config or input unusable, a tool run alone selected nothing,     |         |      |
 * |   a renderer failed, an uncaught exception                       | none    | 2    |
 * | a blocker is error, inconclusive or pending; a part is missing   |         |      |
 * |   or partial; skipped without a stated reason; selected but      |         |      |
 * |   nothing judged                                                 | hold    | 3    |
 * | interrupted                                                      | hold    | 130  |
 * | everything selected was judged and no blocker is open            | go      | 0    |
 *
 * Where several cases hold, the upper one in this order wins: no-go, none, hold, go.
 */
import { counted } from './counted.ts';
import { headlineOf, textOf } from './headline.ts';
import type { Ledger } from './ledger.ts';
import type { Reason, RuleSummary, Section, Verdict } from './report.ts';
import type { Outcome, Result, ToolName } from './result.ts';
import { isOpen, saysWhy } from './weight.ts';

export const exitCodes = { go: 0, 'no-go': 1, unusable: 2, hold: 3, interrupted: 130 } as const;

export interface VerdictFacts {
  readonly results: readonly Result[];
  readonly sections: readonly Section[];
  readonly interrupted: boolean;
  /** Who judged. A tool alone that selected nothing is unusable; in a gate its part holds. */
  readonly tool?: ToolName;
  readonly rules?: readonly RuleSummary[];
  readonly ledger?: Ledger | undefined;
  /** Why the harness itself could not do its work, one sentence each. */
  readonly faults?: readonly string[] | undefined;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** The verdict in one short line. */
  readonly headline: string;
  readonly reasons: readonly Reason[];
}

/** From what was judged to what it means for the release. Pure. */
export function decide(facts: VerdictFacts): Decision {
  const broken = unusable(facts);
  const reasons = [
    ...failures(facts),
    ...broken,
    ...interruptions(facts),
    ...openQuestions(facts),
    ...(broken.length > 0 ? [] : nothingJudged(facts)),
  ];
  const verdict = worstVerdict(reasons);
  const said = reasons.length > 0 ? reasons : [allGood(facts)];
  return {
    verdict,
    exitCode: exitCodeOf(verdict, facts.interrupted),
    headline: textOf(headlineOf(said, facts.results)),
    reasons: said,
  };
}

/** What a run that threw comes to: no verdict, and the exit code for "could not be used". */
export function couldNotJudge(text: string): Decision {
  return decide({ results: [], sections: [], interrupted: false, faults: [text] });
}

function worstVerdict(reasons: readonly Reason[]): Verdict {
  const worstFirst: readonly Verdict[] = ['no-go', 'none', 'hold'];
  return worstFirst.find((verdict) => reasons.some((reason) => reason.verdict === verdict)) ?? 'go';
}

function exitCodeOf(verdict: Verdict, interrupted: boolean): number {
  if (verdict === 'none') return exitCodes.unusable;
  return interrupted && verdict !== 'no-go' ? exitCodes.interrupted : exitCodes[verdict];
}

function failures({ results }: VerdictFacts): Reason[] {
  return openBlockers(results, ['fail']).map((result) => reasonFor('no-go', result));
}

function unusable(facts: VerdictFacts): Reason[] {
  const texts = [...(facts.faults ?? [])];
  if (texts.length === 0 && selectedNothing(facts)) {
    texts.push(`${facts.tool} selected nothing to look at, so there is nothing to say.`);
  }
  return texts.map((text) => ({ verdict: 'none', text }));
}

/** A run that was stopped may not have come to select yet, and a gate answers for its parts. */
function selectedNothing({ tool, interrupted, results, rules, ledger }: VerdictFacts): boolean {
  if (tool === undefined || tool === 'gate' || interrupted) return false;
  if (tool === 'replay' && ledger?.selected === 0) return true;
  return results.length === 0 && (rules ?? []).every((rule) => rule.examined === 0);
}

function interruptions({ interrupted }: VerdictFacts): Reason[] {
  return interrupted ? [{ verdict: 'hold', text: 'The run was interrupted; this report is partial.' }] : [];
}

function openQuestions({ results, sections }: VerdictFacts): Reason[] {
  const missing = sections
    .filter((section) => section.scope === 'missing')
    .map((section) => hold(`${section.tool} is missing: ${section.reason ?? 'its part was not found'}`));
  const partial = sections
    .filter((section) => inScope(section) && section.partial === true)
    .map((section) => hold(`${section.tool} is partial: it was interrupted or lost a part`));
  const open = openBlockers(results, ['error', 'inconclusive', 'pending']).map((r) => reasonFor('hold', r));
  const unexplained = results
    .filter((result) => result.level === 'block' && result.outcome === 'skipped' && !saysWhy(result))
    .map((result) => reasonFor('hold', { ...result, message: 'skipped without a stated reason' }));
  return [...missing, ...partial, ...open, ...unexplained];
}

function nothingJudged({ results, sections }: VerdictFacts): Reason[] {
  // What the gate itself says is of its policy, not of the release.
  const judged = results.filter((result) => result.outcome !== 'skipped' && result.tool !== 'gate');
  if (judged.length === 0) return [hold('Nothing was judged, so nothing is known about this release.')];
  const judgedBy = (tool: ToolName): number => judged.filter((result) => result.tool === tool).length;
  return sections
    .filter((section) => inScope(section) && section.tool !== 'gate')
    .filter((section) => (section.judged ?? judgedBy(section.tool)) === 0)
    .map((section) => hold(`${section.tool} was in scope, but judged nothing`));
}

function inScope(section: Section): boolean {
  return section.scope === 'judged' || section.scope === 'joined';
}

function openBlockers(results: readonly Result[], outcomes: readonly Outcome[]): Result[] {
  return results
    .filter((result) => result.level === 'block' && outcomes.includes(result.outcome) && isOpen(result))
    .sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
}

function hold(text: string): Reason {
  return { verdict: 'hold', text };
}

function reasonFor(verdict: Verdict, result: Result): Reason {
  const { tool, key, title, message, fingerprint } = result;
  // Titles of replay say what is wished for, and its messages name the route.
  if (tool === 'replay') return { verdict, text: message, fingerprint };
  // People know an item of a checklist by its id.
  const name = tool === 'checklist' ? `${key} ${title}` : title;
  return { verdict, text: `${name}: ${message}`, fingerprint };
}

function allGood({ results }: VerdictFacts): Reason {
  const judged = results.filter((result) => result.outcome !== 'skipped');
  if (judged.every((result) => result.rule === 'no-change')) {
    return { verdict: 'go', text: 'Baseline and candidate are the same; nothing changes.' };
  }
  const waived = judged.filter((result) => result.waiver !== undefined).length;
  const excused = waived > 0 ? ` (${waived} waived)` : '';
  return {
    verdict: 'go',
    text: `${counted(judged.length, ['result was', 'results were'])} judged and no blocker is open${excused}.`,
  };
}
