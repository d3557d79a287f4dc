/** AsyncAPI as far as old and new code can disagree on it. The application that is described sends and receives. */
import type { Place } from '../change.ts';

export interface AsyncApi {
  /** By action and id of the channel: `send orders`. */
  readonly operations: ReadonlyMap<string, AsyncOperation>;
  readonly unchecked: readonly string[];
}

export interface AsyncOperation {
  /** `receive`: others write and the application reads. */
  readonly action: 'send' | 'receive';
  readonly channel: string;
  /** Of the topic or queue; the id of the channel where none is given. */
  readonly address: string;
  readonly at: Place;
  /** By name. */
  readonly messages: ReadonlyMap<string, AsyncMessage>;
}

export interface AsyncMessage {
  readonly name: string;
  readonly at: Place;
  readonly contentType: string;
  /** Schemas by what they describe: `payload`, `headers`. */
  readonly schemas: ReadonlyMap<'payload' | 'headers', AsyncSchema>;
}

export interface AsyncSchema {
  readonly form: 'json-schema' | 'avro' | 'other';
  /** As the document calls it; empty where it calls it nothing. */
  readonly format: string;
  /** Reference to it from the folder: `./asyncapi.yaml#/channels/…`. */
  readonly reference: string;
  readonly at: Place;
  /** With its reference followed. */
  readonly value: unknown;
}

/** As in reports and in the canonical key of the place. */
export function operationName({ action, address }: Pick<AsyncOperation, 'action' | 'address'>): string {
  return `${action} ${address}`;
}
