export { captureNotices } from './capture-notices.ts';
export * from './purge-captures.ts';
export { renderPurge } from './render-purge.ts';
