/** The release checklist: what a careful team checks, checked by a machine or vouched for by name. */
export { attest, type AttestOptions } from './attest.ts';
export type { Check, CheckExample, Judgement, ParamProblem } from './check.ts';
export type { CheckContext, Surroundings } from './check-context.ts';
export { checks } from './checks/index.ts';
export { phases, type Checklist, type Item, type Phase } from './item.ts';
export { starterChecklist, type StarterFindings } from './lists/starter.ts';
export { readChecklistData, readChecklistFile } from './read-checklist.ts';
export { runChecklist, type ChecklistOptions } from './run-checklist.ts';
export { checklistSchema } from './schema.ts';
export { bindingOf, treeOf, type Tree } from './tree.ts';
export * from './session/index.ts';
export { builtInLists } from './lists/index.ts';
export { catalogue } from './lists/catalogue/index.ts';
export type { Row } from './lists/catalogue/row.ts';
export type { BuiltInList } from './lists/built-in-list.ts';
