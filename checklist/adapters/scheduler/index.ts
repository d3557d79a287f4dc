import { bullmq } from './bullmq.ts';
import type { SchedulerSource } from './scheduler-source.ts';
import { xxlJob } from './xxl-job.ts';

/** Every kind of scheduler there is. A new one is a file in this folder and a line here. */
export const schedulerSources: readonly SchedulerSource[] = [bullmq, xxlJob];
