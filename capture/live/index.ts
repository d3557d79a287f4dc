export type { LiveOptions, LiveStart } from './live-options.ts';
export type { LiveSummary } from './live-run.ts';
export { captureMirror } from './mirror.ts';
export { nginxSnippet } from './nginx-snippet.ts';
export { captureProxy, type ProxyOptions } from './proxy.ts';
export { renderLiveSummary } from './render-live-summary.ts';
