/** Replay: asks both groups what production was asked, and judges where preview answers otherwise. */
export { parseAttest } from './attest.ts';
export { replay } from './engine.ts';
export { judge, type JudgeFacts, type Judgement } from './judge/judge.ts';
export type * from './options.ts';
export { planReplay, type PlannedIdentity, type PlannedRoute, type ReplayPlan } from './plan.ts';
export { renderPlan } from './render-plan.ts';
export { writeApprovedRoutes } from './selection/approved-routes.ts';
export { replayRules, type ReplayRule, type ReplayRuleId } from './rules.ts';
export { emptyTally, mergeTallies, reviveTally, type Tally } from './tally/tally.ts';
