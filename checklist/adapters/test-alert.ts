/** Fires a test alert and waits until a receiver of Alertmanager brings it to a webhook that is opened for it. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { within } from '../../reports/index.ts';
import type { CheckContext } from '../check-context.ts';
import type { Labels } from '../label-matchers.ts';
import { postAlert } from './alertmanager.ts';
import type { MetricServer } from './prometheus.ts';

/** What came of it. */
export interface TestAlert {
  /** The value of the label `seaworthy_test`, by which it is told from others. */
  readonly id: string;
  /** How long it took to come; absent when it did not. */
  readonly afterMs?: number;
  /** Why it could not be tried. */
  readonly fault?: string;
}

export interface TestAlertOptions {
  readonly labels: Labels;
  /** `host:port` that the webhook of the receiver is set to. */
  readonly listen: string;
  readonly withinMs: number;
}

const bodyBytesMax = 1024 * 1024;
const cleanUpMs = 3000;

/** The alert is ended whatever comes, and the webhook closed. */
export async function fireTestAlert(
  manager: MetricServer,
  { labels, listen, withinMs }: TestAlertOptions,
  context: CheckContext,
): Promise<TestAlert> {
  const id = randomUUID();
  const alert = {
    labels: { ...labels, seaworthy_test: id },
    annotations: { summary: 'Test of the way of alerts before a release; nothing is wrong.' },
  };
  const server = createServer();
  try {
    await listening(server, listen);
    return await within(withinMs, context.signal, async (late) => {
      const startMs = performance.now();
      const came = received(server, id, late);
      const endsAt = new Date(context.now().getTime() + withinMs + 60_000).toISOString();
      const fault = await postAlert(manager, { ...alert, endsAt }, context);
      if (fault !== undefined) return { id, fault };
      return (await came) ? { id, afterMs: Math.round(performance.now() - startMs) } : { id };
    });
  } catch (error) {
    return { id, fault: (error as Error).message };
  } finally {
    server.close();
    server.closeAllConnections();
    const endsAt = new Date(context.now().getTime() - 1000).toISOString();
    await postAlert(manager, { ...alert, endsAt }, { ...context, signal: AbortSignal.timeout(cleanUpMs) });
  }
}

async function listening(server: Server, listen: string): Promise<void> {
  const [host, port] = [listen.replace(/:\d+$/, ''), Number(/\d+$/.exec(listen)?.[0])];
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** True when a request brings the id; false when the signal comes first. */
function received(server: Server, id: string, late: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    late.addEventListener('abort', () => resolve(false), { once: true });
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body = (body + chunk.toString()).slice(0, bodyBytesMax);
      });
      request.on('end', () => {
        response.end();
        if (body.includes(id)) resolve(true);
      });
    });
  });
}
