import { counted, type Gate, place } from '../../reports/index.ts';
import type { Stopped } from '../stopping/stop-watch.ts';
import type { Tally } from '../tally/tally.ts';
import { allOf, clean, draft, type Opinion, sentRequests } from './opinion.ts';

export interface StopFacts {
  /** Why the run stopped before its end, where it did. */
  readonly stopped?: Stopped;
  /** Lag behind the schedule that is still on time, ms. */
  readonly lagMsMax: number;
}

/** Whether the run went through, and whether it kept to its schedule. */
export function stopOpinion(tally: Tally, { stopped, lagMsMax }: StopFacts): Opinion {
  const sent = sentRequests(tally);
  const examined = { 'run-stopped': sent };
  const actual = Math.round(tally.lag.quantileMs(0.99) * 10) / 10;
  const lag = {
    name: 'lag of the sends, TP99',
    unit: 'ms',
    actual,
    limit: lagMsMax,
    samples: tally.lag.samples,
  };
  const gates = sent === 0 ? [] : [lagGate(lag)];
  if (stopped === undefined) {
    const passed = { ...clean('run-stopped', `${allOf(sent, 'request')} went out.`), measured: [lag] };
    return { results: sent === 0 ? [] : [passed], examined, gates };
  }
  const { by, group, reason, signal } = stopped;
  const { value, limit } = signal ?? {};
  const result = draft('run-stopped', {
    key: group ?? signal?.name ?? 'asked',
    outcome: 'inconclusive',
    ...(by === 'caller' && { fix: howToGoOn }),
    message: `The run stopped after ${counted(sent, 'request')}: ${reason}.`,
    places: [place.group(group ?? 'preview')],
    measured:
      signal === undefined
        ? [lag]
        : [
            {
              name: signal.name,
              unit: signal.unit,
              ...(value !== undefined && { actual: value }),
              ...(limit !== undefined && { limit }),
            },
            lag,
          ],
  });
  return { results: [result], examined, gates };
}

/** The rule speaks of harm; here nobody was harmed. */
const howToGoOn =
  'Send the rest with `seaworthy replay resume` and the folder of the run; `seaworthy replay judge` judges what was heard.';

/** A client that cannot keep to the schedule asks less than it should; the latencies still count from the schedule. */
function lagGate(lag: {
  readonly name: string;
  readonly unit: string;
  readonly actual: number;
  readonly limit: number;
  readonly samples: number;
}): Gate {
  const { name, unit, actual: value, limit, samples } = lag;
  return {
    tool: 'replay',
    name,
    value,
    unit,
    must: '<=',
    limit,
    samples,
    outcome: value <= limit ? 'pass' : 'inconclusive',
  };
}
