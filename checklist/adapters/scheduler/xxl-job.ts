/**
 * Reads XXL-JOB by the pages of its admin centre (2.x), with the cookie `XXL_JOB_LOGIN_IDENTITY` of a login
 * as a header. Tested: specified replies.
 */
import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../../check-context.ts';
import { askApi } from '../ask-api.ts';
import type {
  GroupReading,
  SchedulerAnswer,
  SchedulerRequest,
  SchedulerSource,
  TaskRun,
} from './scheduler-source.ts';

const page = <Row extends TSchema>(row: Row) => Type.Object({ data: Type.Array(row) });
const executors = page(
  Type.Object({
    id: Type.Integer(),
    appname: Type.String(),
    registryList: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
  }),
);
const jobs = page(Type.Object({ id: Type.Integer(), jobDesc: Type.String() }));
const maybeText = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const logs = page(
  Type.Object({
    id: Type.Integer(),
    jobId: Type.Integer(),
    executorAddress: maybeText,
    executorShardingParam: maybeText,
    triggerTime: Type.Union([Type.String(), Type.Integer()]),
    triggerCode: Type.Integer(),
    handleCode: Type.Integer(),
  }),
);
const rowsMax = 500;

export const xxlJob: SchedulerSource = { id: 'xxl-job', testedOn: 'specified replies', read };

type Ask = <Row extends TSchema>(path: string, shape: Row) => Promise<Static<Row>>;

async function read(request: SchedulerRequest, context: CheckContext): Promise<SchedulerAnswer> {
  const { url, headers } = request;
  const ask: Ask = async (path, shape) => {
    const target = `${url.replace(/\/+$/, '')}/${path}&start=0&length=${rowsMax}`;
    const answer = await askApi({ url: target, headers }, [url], context);
    if ('fault' in answer) throw new Error(answer.fault);
    if (!Value.Check(shape, answer.data)) throw new Error(`the reply to ${path} does not look like XXL-JOB`);
    return answer.data;
  };
  try {
    const known = (await ask('jobgroup/pageList?appname=&title=', executors)).data;
    const wanted = known.filter(({ appname }) => request.groups.includes(appname));
    const groups: GroupReading[] = [];
    for (const { id, appname, registryList } of wanted) {
      const tasks = await ask(
        `jobinfo/pageList?jobGroup=${id}&triggerStatus=1&jobDesc=&executorHandler=&author=`,
        jobs,
      );
      const path = `joblog/pageList?jobGroup=${id}&jobId=0&logStatus=-1&filterTime=`;
      groups.push({
        group: appname,
        tasks: tasks.data.map(({ id: job, jobDesc }) => `${job} ${jobDesc}`),
        runs: (await ask(path, logs)).data.map(runOf).filter((run) => !(run.plannedMs < request.sinceMs)),
        nodes: registryList ?? [],
        // The admin centre pushes to the nodes; what waits there it does not know.
        waiting: null,
      });
    }
    return { groups };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

/** Code 200 is well; a handle code of 0 is not ended yet. */
function runOf(log: Static<typeof logs>['data'][number]): TaskRun & { readonly plannedMs: number } {
  const {
    id,
    jobId,
    executorAddress,
    executorShardingParam: shard,
    triggerTime,
    triggerCode,
    handleCode,
  } = log;
  const hasFailed = triggerCode !== 200 || ![0, 200].includes(handleCode);
  return {
    // A broadcast runs once on each node, as another shard.
    task: shard ? `${jobId} shard ${shard}` : `${jobId}`,
    id: `${id}`,
    node: executorAddress ?? null,
    state: hasFailed ? 'failed' : handleCode === 0 ? 'running' : 'done',
    starts: null,
    plannedMs: new Date(triggerTime).getTime(),
  };
}
