/** Replay: asks both groups what production was asked, and judges where preview answers otherwise. */
export { parseAttest } from './attest.ts';
export * from './capacity/index.ts';
export { replay } from './engine.ts';
export { newRunFolder, purgeRuns, removeRun } from './journal/run-folders.ts';
export { runsFolder } from './journal/runs-folder.ts';
export { judge, type JudgeFacts, type Judgement } from './judge/judge.ts';
export type * from './options.ts';
export * from './pages/index.ts';
export { planReplay, type PlannedIdentity, type PlannedRoute, type ReplayPlan } from './plan.ts';
export { renderPlan } from './render-plan.ts';
export { optionsOfRun } from './journal/options-of-run.ts';
export { judgeJournal } from './judge-journal.ts';
export { resumeReplay } from './resume.ts';
export { writeApprovedRoutes } from './selection/approved-routes.ts';
export { replayRules, type ReplayRule, type ReplayRuleId } from './rules.ts';
export { stopRuns, type StoppedRun } from './stopping/stop-runs.ts';
export { emptyTally, mergeTallies, reviveTally, type Tally } from './tally/tally.ts';
