/** Asks the HTTP API (v2) of Alertmanager: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml */
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckContext } from '../check-context.ts';
import type { LabelMatcher, Labels } from '../label-matchers.ts';
import { askApi } from './ask-api.ts';
import type { MetricServer } from './prometheus.ts';

/** What keeps alerts from being sent, now or soon. */
export interface Silence {
  readonly id: string;
  readonly matchers: readonly LabelMatcher[];
  readonly state: 'active' | 'pending';
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
}

const silenceShape = Type.Object({
  id: Type.String(),
  matchers: Type.Array(
    Type.Object({
      name: Type.String(),
      value: Type.String(),
      isRegex: Type.Boolean(),
      // Older ones know no other.
      isEqual: Type.Optional(Type.Boolean()),
    }),
  ),
  endsAt: Type.String(),
  createdBy: Type.String(),
  comment: Type.String(),
  status: Type.Object({ state: Type.String() }),
});
const silencesShape = Type.Array(silenceShape);
const statusShape = Type.Object({ config: Type.Object({ original: Type.String() }) });
const odd = { fault: 'the reply does not look like one of Alertmanager' };

/** Silences that are active or will be; expired ones are left out. */
export async function silencesOf(
  server: MetricServer,
  context: CheckContext,
): Promise<{ readonly silences: readonly Silence[] } | { readonly fault: string }> {
  const answer = await askApi(requestOf(server, 'silences'), [server.url], context);
  if ('fault' in answer) return answer;
  return Value.Check(silencesShape, answer.data) ? { silences: answer.data.flatMap(silenceIn) } : odd;
}

/** The configuration that it runs with, as YAML without its secrets. */
export async function alertmanagerConfig(
  server: MetricServer,
  context: CheckContext,
): Promise<{ readonly yaml: string } | { readonly fault: string }> {
  const answer = await askApi(requestOf(server, 'status'), [server.url], context);
  if ('fault' in answer) return answer;
  return Value.Check(statusShape, answer.data) ? { yaml: answer.data.config.original } : odd;
}

/** Fires an alert that ends by itself at `endsAt`; one with the same labels is changed. */
export async function postAlert(
  server: MetricServer,
  alert: { readonly labels: Labels; readonly annotations: Labels; readonly endsAt: string },
  context: CheckContext,
): Promise<string | undefined> {
  const answer = await askApi({ ...requestOf(server, 'alerts'), body: [alert] }, [server.url], context);
  return 'fault' in answer ? answer.fault : undefined;
}

function requestOf({ url, headers }: MetricServer, path: string): { url: string; headers: typeof headers } {
  return { url: `${url.replace(/\/+$/, '')}/api/v2/${path}`, headers };
}

function silenceIn({ status, matchers, ...rest }: Static<typeof silenceShape>): Silence[] {
  const { state } = status;
  if (state !== 'active' && state !== 'pending') return [];
  const { id, endsAt, createdBy, comment } = rest;
  const full = matchers.map(({ isEqual = true, ...matcher }) => ({ ...matcher, isEqual }));
  return [{ id, state, endsAt, createdBy, comment, matchers: full }];
}
