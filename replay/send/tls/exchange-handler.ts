import type { Dispatcher } from 'undici';
import type { Lost } from '../attempt.ts';
import { BodyCollector } from '../body-collector.ts';
import { heardOf, type Heard } from '../transport.ts';

/** Hears one reply out and says once what came of it. */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #origin: string;
  readonly #done: (outcome: Heard | Lost) => void;
  readonly #explained: (error: Error) => Error;
  readonly #body = new BodyCollector();
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Record<string, string | string[]> = {};

  /** `explained` gives the error that says why a connection ended. */
  constructor(origin: string, explained: (error: Error) => Error, done: (outcome: Heard | Lost) => void) {
    this.#origin = origin;
    this.#explained = explained;
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
    this.#done(heardOf({ status: this.#status, headers: this.#headers }, this.#body, this.#origin));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const { socket } = error as { readonly socket?: { readonly bytesRead?: number } };
    // the connection had served before, and closed before this request
    const isStale = this.#status === 0 && (socket?.bytesRead ?? 0) > 0;
    this.#done({ error: this.#explained(error), again: isStale ? 'once' : undefined });
  }
}
