import type { Phrases } from '../phrase.ts';
import { apiSentences } from './api-sentences.ts';
import { checkSentences } from './check-sentences.ts';
import { checks } from './checks.ts';
import { compatSurroundings } from './compat-surroundings.ts';
import { contractRules } from './contract-rules.ts';
import { contractSentences } from './contract-sentences.ts';
import { databaseRules } from './database-rules.ts';
import { databaseSentences } from './database-sentences.ts';
import { pageFrame } from './page.ts';
import { pageViews } from './page-views.ts';
import { phases } from './phases.ts';
import { replayPages } from './replay-pages.ts';
import { replay } from './replay.ts';
import { rows } from './rows.ts';
import { verdict } from './verdict.ts';

/** The page's own words. The keys are what the page asks for. */
export const page: Phrases = { ...pageFrame, ...pageViews };

/** What the harness says in reports, by who says it. */
export const parts: readonly Phrases[] = [
  verdict,
  replay,
  replayPages,
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
