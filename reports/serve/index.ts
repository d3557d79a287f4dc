export type { Access } from './access.ts';
export { serveRuns, type RunServer, type ServeOptions } from './server.ts';
