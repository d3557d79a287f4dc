/** Pages: what a browser makes of both groups. */
export type * from './options.ts';
export { replayPages } from './replay-pages.ts';
export { pageRules, type PageRuleId } from './rules.ts';
