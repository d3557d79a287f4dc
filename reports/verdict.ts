/**
 * Decides verdict, exit code and reasons. Nothing else in Seaworthy does.
 *
 * | case                                                             | verdict | exit |
 * | a blocker failed and is not waived                               | no-go   | 1    |
 * | config or input unusable, a tool run alone selected nothing,     |         |      |
 * |   a renderer failed, an uncaught exception                       | none    | 2    |
 * | a blocker is error, inconclusive or pending; a part is missing;  |         |      |
 * |   skipped without a stated reason; selected but nothing judged   | hold    | 3    |
 * | interrupted                                                      | hold    | 130  |
 * | everything selected was judged and no blocker is open            | go      | 0    |
 */
import type { Reason, Section, Verdict } from './report.ts';
import type { Outcome, Result } from './result.ts';

export const exitCodes = { go: 0, 'no-go': 1, unusable: 2, hold: 3, interrupted: 130 } as const;

export interface VerdictFacts {
  readonly results: readonly Result[];
  readonly sections: readonly Section[];
  readonly interrupted: boolean;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly reasons: readonly Reason[];
}

/** From what was judged to what it means for the release. Pure. */
export function decide(facts: VerdictFacts): Decision {
  const reasons = [...failures(facts), ...interruptions(facts), ...openQuestions(facts)];
  const verdict = reasons.some((reason) => reason.verdict === 'no-go')
    ? 'no-go'
    : reasons.length > 0
      ? 'hold'
      : 'go';
  const exitCode = facts.interrupted && verdict !== 'no-go' ? exitCodes.interrupted : exitCodes[verdict];
  return { verdict, exitCode, reasons: reasons.length > 0 ? reasons : [allGood(facts)] };
}

function failures({ results }: VerdictFacts): Reason[] {
  return openBlockers(results, ['fail']).map((result) => reasonFor('no-go', result));
}

function interruptions({ interrupted }: VerdictFacts): Reason[] {
  return interrupted ? [{ verdict: 'hold', text: 'The run was interrupted; this report is partial.' }] : [];
}

function openQuestions({ results, sections }: VerdictFacts): Reason[] {
  const missing = sections
    .filter((section) => section.scope === 'missing')
    .map((section): Reason => ({
      verdict: 'hold',
      text: `${section.tool} is missing: ${section.reason ?? 'its part was not found'}`,
    }));
  const unexplained = results
    .filter(
      (result) => result.level === 'block' && result.outcome === 'skipped' && result.message.trim() === '',
    )
    .map((result) => reasonFor('hold', { ...result, message: 'skipped without a stated reason' }));
  const open = openBlockers(results, ['error', 'inconclusive', 'pending']).map((r) => reasonFor('hold', r));
  return [...missing, ...open, ...unexplained, ...nothingJudged(results)];
}

function nothingJudged(results: readonly Result[]): Reason[] {
  if (results.some((result) => result.outcome !== 'skipped')) return [];
  return [{ verdict: 'hold', text: 'Nothing was judged, so nothing is known about this release.' }];
}

function openBlockers(results: readonly Result[], outcomes: readonly Outcome[]): Result[] {
  return results
    .filter(
      (result) =>
        result.level === 'block' && outcomes.includes(result.outcome) && result.waiver === undefined,
    )
    .sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
}

function reasonFor(verdict: Verdict, result: Result): Reason {
  return { verdict, text: `${result.title}: ${result.message}`, fingerprint: result.fingerprint };
}

function allGood({ results }: VerdictFacts): Reason {
  const judged = results.filter((result) => result.outcome !== 'skipped').length;
  return { verdict: 'go', text: `All ${judged} results were judged and no blocker is open.` };
}
