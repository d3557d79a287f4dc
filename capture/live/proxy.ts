import type { RunContext } from '../../reports/index.ts';
import { settleLive, type LiveOptions } from './live-options.ts';
import { recordLive, type LiveSummary } from './live-run.ts';
import { ProxyServer } from './proxy-server.ts';
import { Upstream, type UpstreamOptions } from './upstream.ts';

export interface ProxyOptions extends LiveOptions, UpstreamOptions {}

/**
 * A reverse proxy that records what it passes on: GET and HEAD requests with status, start, duration and reply
 * size, redacted. Bodies are never recorded. The traffic comes first: when the disk is slow or full, records are
 * dropped and counted, and requests go on as if nobody listened. Ends when the context's signal says so.
 *
 * @throws {HarnessError} `usage` for options that make no sense or an address that is taken, `store-failed` when
 *   the folder cannot be written at the start.
 */
export async function captureProxy(options: ProxyOptions, context: RunContext): Promise<LiveSummary> {
  const settings = settleLive(options);
  const upstream = new Upstream(options);
  return recordLive(
    'proxy',
    { options, settings, context },
    (recorder) => new ProxyServer(upstream, recorder, () => context.now()),
  );
}
