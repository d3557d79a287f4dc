import { bullmq } from './bullmq.ts';
import type { QueueSource } from './queue-source.ts';
import { rabbitmq } from './rabbitmq.ts';
import { rocketmq } from './rocketmq.ts';

/** Every kind of message server there is. A new one is a file in this folder and a line here. */
export const queueSources: readonly QueueSource[] = [bullmq, rabbitmq, rocketmq];
