import { routeOf } from '../../capture/index.ts';
import type { Reply } from '../reply.ts';
import type { Session } from '../sessions/session.ts';
import type { Sender } from '../send/sender.ts';
import type { GroupName } from './page-facts.ts';
import type { Traffic } from './traffic.ts';

/** Single requests beside those of the pages, under the same rate limit and guard. */
export class Asker {
  readonly #sender: Sender;
  readonly #traffic: Traffic;
  readonly #signal: AbortSignal;

  constructor(sender: Sender, traffic: Traffic, signal: AbortSignal) {
    this.#sender = sender;
    this.#traffic = traffic;
    this.#signal = signal;
  }

  /** Asks for a target below the group's URL. Undefined when stopped. */
  async ask(
    group: GroupName,
    target: string,
    { accept, session }: { readonly accept: string; readonly session?: Session | undefined },
  ): Promise<Reply | undefined> {
    await this.#traffic.pass();
    if (this.#signal.aborted) return undefined;
    const route = routeOf('GET', target);
    const headers = { accept, ...session?.headers };
    const request = { route, method: 'GET', target, headers, source: { file: 'pages', line: 0 } } as const;
    const reply = await this.#sender.send(group, request, performance.now());
    if (this.#signal.aborted) return undefined;
    this.#traffic.onReply(group, reply, route);
    return reply;
  }
}
