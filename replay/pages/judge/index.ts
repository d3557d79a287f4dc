import { missingOpinion, overwrittenOpinion } from './assets-opinion.ts';
import { complaintsOpinion } from './complaints-opinion.ts';
import { documentsOpinion } from './documents-opinion.ts';
import { landingOpinion } from './landing-opinion.ts';
import { looksOpinion } from './looks-opinion.ts';
import { notSentOpinion } from './not-sent-opinion.ts';
import type { PageOpinion, RunFacts } from './page-opinion.ts';
import { preflightsOpinion } from './preflights-opinion.ts';
import { notJudgedOpinion, proofOpinion, stopOpinion } from './proof-opinion.ts';
import { requestsOpinion, strangersOpinion } from './requests-opinion.ts';
import { vitalsOpinion } from './vitals-opinion.ts';

/** Every judge of pages; each is pure. */
const judges: readonly ((facts: RunFacts) => PageOpinion)[] = [
  documentsOpinion,
  landingOpinion,
  complaintsOpinion,
  requestsOpinion,
  notSentOpinion,
  preflightsOpinion,
  missingOpinion,
  overwrittenOpinion,
  strangersOpinion,
  looksOpinion,
  vitalsOpinion,
  notJudgedOpinion,
  proofOpinion,
  stopOpinion,
];

export function judgePages(facts: RunFacts): readonly PageOpinion[] {
  return judges.map((judge) => judge(facts));
}
