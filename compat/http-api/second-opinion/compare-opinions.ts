/** Where openapi-diff agrees with our judgement and where it differs. Pure. Our rules decide. */
import { counted, type Notice, type ResultDraft, place } from '../../../reports/index.ts';
import type { Contract } from '../contract.ts';
import type { Judgement } from '../judge.ts';
import type { SecondOpinion } from './second-opinion.ts';

export const secondOpinionRule = {
  id: 'second-opinion-differs',
  title: 'Another tool calls a change breaking that no rule here reports',
  level: 'warn',
  why: 'One of the two is wrong about this operation, and a person has to say which.',
  fix: 'Compare both versions of the operation by hand; waive this result when the change is harmless.',
} as const;

export interface Opinions {
  /** What it says of an operation that our findings name, by the place of the operation. */
  readonly agreed: ReadonlyMap<string, string>;
  readonly results: readonly ResultDraft[];
  readonly notices: readonly Notice[];
}

export function compareOpinions(
  opinion: SecondOpinion,
  judgements: readonly Judgement[],
  contracts: { readonly baseline: Contract; readonly candidate: Contract },
): Opinions {
  const agreed = new Map<string, string>();
  const results: ResultDraft[] = [];
  const notices: Notice[] = [];
  for (const [key, codes] of opinion.breaking) {
    const operation = contracts.candidate.operations.get(key) ?? contracts.baseline.operations.get(key);
    const at = operation?.place ?? place.operation(...splitKey(key));
    const said = `openapi-diff calls it breaking: ${codes.join(', ')}`;
    const ours = judgements.filter(({ change }) => change.places.includes(at));
    if (ours.some(({ states }) => states.includes('A'))) agreed.set(at, said);
    else if (ours.length === 0) results.push(differs(at, codes));
    else {
      const rules = [...new Set(ours.map(({ rule }) => rule.id))].join(', ');
      notices.push({ kind: 'info', message: `${place.label(at)}: ${said}; judged here by ${rules}.` });
    }
  }
  if (opinion.leftOut > 0) {
    const message = `openapi-diff was not asked about ${counted(opinion.leftOut, 'operation')} whose schemas contain themselves or are very large.`;
    notices.push({ kind: 'limit', message });
  }
  if (opinion.unanswered !== undefined) {
    const { operations, why } = opinion.unanswered;
    notices.push({
      kind: 'limit',
      message: `openapi-diff gave no answer on ${counted(operations, 'operation')}: ${why}.`,
    });
  }
  return { agreed, results, notices };
}

function splitKey(key: string): [string, string] {
  const [method = '', path = ''] = key.split(' ');
  return [method, path];
}

function differs(at: string, codes: readonly string[]): ResultDraft {
  return {
    tool: 'compat',
    rule: secondOpinionRule.id,
    key: place.label(at),
    outcome: 'fail',
    level: secondOpinionRule.level,
    title: secondOpinionRule.title,
    message: `openapi-diff calls a change of ${place.label(at)} breaking (${codes.join(', ')}); no rule here reports one.`,
    places: [at],
    why: secondOpinionRule.why,
    fix: secondOpinionRule.fix,
    states: ['A'],
    change: { kind: codes.join(', ') },
  };
}
