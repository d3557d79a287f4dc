import type { Phrases } from '../phrase.ts';
import { apiSentences } from './api-sentences.ts';
import { checkSentences } from './check-sentences.ts';
import { checks } from './checks.ts';
import { compatSurroundings } from './compat-surroundings.ts';
import { contractRules } from './contract-rules.ts';
import { contractSentences } from './contract-sentences.ts';
import { databaseRules } from './database-rules.ts';
import { databaseSentences } from './database-sentences.ts';
import { phases } from './phases.ts';
import { replay } from './replay.ts';
import { rows } from './rows.ts';
import { verdict } from './verdict.ts';

export { page } from './page.ts';

/** What the harness says in reports, by who says it. */
export const parts: readonly Phrases[] = [
  verdict,
  replay,
  databaseRules,
  contractRules,
  apiSentences,
  contractSentences,
  databaseSentences,
  phases,
  compatSurroundings,
  checks,
  checkSentences,
  rows,
];
