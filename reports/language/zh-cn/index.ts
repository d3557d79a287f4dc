import type { Phrases } from '../phrase.ts';
import { apiRules } from './api-rules.ts';
import { apiSentences } from './api-sentences.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkQuestions } from './check-questions.ts';
import { checkReasons } from './check-reasons.ts';
import { checkedRoutes } from './checked-routes.ts';
import { checkedSystems } from './checked-systems.ts';
import { checkedWork } from './checked-work.ts';
import { compatSurroundings } from './compat-surroundings.ts';
import { config } from './config.ts';
import { contractReasons } from './contract-reasons.ts';
import { contractSentences } from './contract-sentences.ts';
import { contractTitles } from './contract-titles.ts';
import { databaseBeyondTables } from './database-beyond-tables.ts';
import { databaseObjects } from './database-objects.ts';
import { databaseReading } from './database-reading.ts';
import { databaseReasons } from './database-reasons.ts';
import { databaseRemedies } from './database-remedies.ts';
import { databaseRows } from './database-rows.ts';
import { databaseTitles } from './database-titles.ts';
import { pageFrame } from './page.ts';
import { pageViews } from './page-views.ts';
import { phases } from './phases.ts';
import { replay } from './replay.ts';
import { replayNotices } from './replay-notices.ts';
import { replayPages } from './replay-pages.ts';
import { replayRules } from './replay-rules.ts';
import { rows } from './rows.ts';
import { served } from './served.ts';
import { verdict } from './verdict.ts';

/** The page's own words. The keys are what the page asks for. */
export const page: Phrases = { ...pageFrame, ...pageViews, ...served };

/** What the harness says in reports, by who says it. */
export const parts: readonly Phrases[] = [
  verdict,
  replayRules,
  replay,
  replayNotices,
  replayPages,
  databaseTitles,
  databaseReasons,
  databaseReading,
  databaseRows,
  databaseObjects,
  databaseBeyondTables,
  databaseRemedies,
  phases,
  apiRules,
  apiSentences,
  contractTitles,
  contractReasons,
  contractSentences,
  config,
  compatSurroundings,
  checkQuestions,
  checkReasons,
  checkedWork,
  checkedSystems,
  checkedRoutes,
  checkEvidence,
  rows,
];
