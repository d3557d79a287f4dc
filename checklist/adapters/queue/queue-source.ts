import type { CheckContext } from '../../check-context.ts';

/** Which queues of which server to read. */
export interface QueueRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Virtual host of RabbitMQ, key prefix of BullMQ. */
  readonly namespace?: string | undefined;
  /** Names; where absent all whose name `isWanted`. */
  readonly queues?: readonly string[] | undefined;
  isWanted(name: string): boolean;
}

/** One who takes messages, named by all that the server knows of him. */
export interface QueueConsumer {
  readonly name: string;
  /** False where messages count as done when they are sent: then nothing un-acked means nothing. */
  readonly acknowledges: boolean;
}

/** One queue at one moment. Null is what the server does not tell. */
export interface QueueReading {
  readonly name: string;
  /** Messages that nobody has taken yet; delayed ones too. */
  readonly waiting: number | null;
  /** Messages taken and not finished. */
  readonly unacked: number | null;
  readonly consumers: readonly QueueConsumer[] | null;
  /** Counter of all messages that ever came in; only its growth says something. */
  readonly published: number | null;
}

export interface QueueState {
  /** Those that exist, in the order of their names. */
  readonly queues: readonly QueueReading[];
  /** Who has taken messages that are not finished, even if he consumes no more; null is one whom nobody can name. */
  readonly holders: readonly (string | null)[];
}

export type QueueAnswer = QueueState | { readonly fault: string };

/** One kind of message server. */
export interface QueueSource {
  readonly id: string;
  /** The server that its tests ask, or `specified replies`. */
  readonly testedOn: string;
  /** How old its numbers may be unless somebody set that; growth within a shorter time would not be seen. */
  readonly lagMs: number;
  read(request: QueueRequest, context: CheckContext): Promise<QueueAnswer>;
}
