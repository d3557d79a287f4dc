import type { Dispatcher } from 'undici';
import type { CompleteReply } from '../reply.ts';
import { BodyCollector } from './read-body.ts';

/** Hears one reply out and says once what came of it. */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #done: (outcome: Promise<Omit<CompleteReply, 'latencyUs'>> | Error) => void;
  readonly #body = new BodyCollector();
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Record<string, string | string[]> = {};

  constructor(done: (outcome: Promise<Omit<CompleteReply, 'latencyUs'>> | Error) => void) {
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
    const body = this.#body.finish(typeof encoding === 'string' ? encoding : undefined);
    this.#done(body.then((read) => ({ status: this.#status, headers: this.#headers, body: read })));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#done(error);
  }
}
