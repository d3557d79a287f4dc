import { atPointer, parseJson } from '../json.ts';
import type { HealthSignal } from './guard-options.ts';
import type { Harm } from './harm.ts';

/** What came of asking for a health signal. */
export type HealthAnswer = { readonly status: number; readonly text: string } | { readonly failed: string };

/** What is asked: the URL itself, or the query of a Prometheus. */
export function healthUrl({ url, query }: HealthSignal): string {
  if (query === undefined) return url;
  return `${url.replace(/\/$/, '')}/api/v1/query?query=${encodeURIComponent(query)}`;
}

/** Why the run has to stop: the signal is beyond its limits, or cannot be read. Pure. */
export function judgeHealth(signal: HealthSignal, answer: HealthAnswer): Harm | undefined {
  const name = signal.name ?? signal.query ?? signal.url.replace(/\?.*/s, '');
  const unreadable = (why: string): Harm => ({
    reason: `the health signal ${name} cannot be read: ${why}`,
    signal: { name, unit: '' },
  });
  if ('failed' in answer) return unreadable(answer.failed);
  const isNumber = signal.query !== undefined || signal.json !== undefined;
  const { status: wanted } = signal;
  if (wanted === undefined ? answer.status < 200 || answer.status > 299 : answer.status !== wanted) {
    const limit = wanted ?? '200 to 299';
    if (isNumber) return unreadable(`the status is ${answer.status}`);
    return {
      reason: `the health signal ${name} has status ${answer.status}, not ${limit}`,
      signal: { name, unit: '', value: answer.status, ...(wanted !== undefined && { limit: wanted }) },
    };
  }
  if (!isNumber) return undefined;
  const values =
    signal.query === undefined ? pointedAt(signal.json ?? '', answer.text) : queried(answer.text);
  if (values === undefined || values.length === 0) return unreadable('the reply holds no number');
  return values.map((value) => beyond(signal, name, value)).find((harm) => harm !== undefined);
}

function beyond({ max, min }: HealthSignal, name: string, value: number): Harm | undefined {
  const limit = max !== undefined && value > max ? max : min !== undefined && value < min ? min : undefined;
  if (limit === undefined) return undefined;
  const side = limit === max ? 'above' : 'below';
  return {
    reason: `the health signal ${name} is ${value}, ${side} its limit of ${limit}`,
    signal: { name, unit: '', value, limit },
  };
}

function pointedAt(pointer: string, text: string): readonly number[] | undefined {
  const found = atPointer(parseJson(text) ?? null, pointer);
  const value = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof value === 'number' && Number.isFinite(value) ? [value] : undefined;
}

/** The values of an instant query (`/api/v1/query` of Prometheus): a vector or a scalar. */
function queried(text: string): readonly number[] | undefined {
  const { data } = (parseJson(text) ?? {}) as { readonly data?: { resultType?: string; result?: unknown } };
  const samples: unknown[] =
    data?.resultType === 'scalar'
      ? [data.result]
      : Array.isArray(data?.result)
        ? data.result.map((series: { readonly value?: unknown }) => series.value)
        : [];
  const values = samples.map((sample) => (Array.isArray(sample) ? Number(sample[1]) : Number.NaN));
  return values.every((value) => Number.isFinite(value)) ? values : undefined;
}
