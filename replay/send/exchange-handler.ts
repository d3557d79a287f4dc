import type { Dispatcher } from 'undici';
import type { Body } from '../body.ts';
import type { CompleteReply } from '../reply.ts';
import { BodyCollector } from './body-collector.ts';
import { withoutOrigin } from './without-origin.ts';

/** What a transport heard of a reply. */
export interface Heard {
  readonly status: number;
  readonly headers: CompleteReply['headers'];
  readonly body: Body;
}

/** Hears one reply out and says once what came of it. */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #origin: string;
  readonly #done: (outcome: Heard | Error) => void;
  readonly #body = new BodyCollector();
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Record<string, string | string[]> = {};

  constructor(origin: string, done: (outcome: Heard | Error) => void) {
    this.#origin = origin;
    this.#done = done;
  }

  abort(reason: Error): void {
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: object): void {
    this.#status = status;
    this.#headers = headers as Record<string, string | string[]>;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body.add(chunk);
  }

  onResponseEnd(): void {
    const encoding = this.#headers['content-encoding'];
    const source = { origin: this.#origin, ...(typeof encoding === 'string' && { encoding }) };
    const headers = withoutOrigin(this.#headers, this.#origin);
    this.#done({ status: this.#status, headers, body: this.#body.finish(source) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#done(error);
  }
}
