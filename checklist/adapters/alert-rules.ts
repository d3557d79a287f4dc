/** Reads from Prometheus which alerts it watches for, and whom it tells. */
import { Type } from '@sinclair/typebox';
import type { CheckContext } from '../check-context.ts';
import type { Labels } from '../label-matchers.ts';
import { askMetrics, type MetricServer } from './prometheus.ts';

export interface AlertRule {
  readonly name: string;
  readonly labels: Labels;
  /** `ok`; `err` when its query cannot be evaluated; `unknown` until it was. */
  readonly health: string;
  readonly lastError?: string;
  readonly query: string;
}

const rulesShape = Type.Object({
  data: Type.Object({
    groups: Type.Array(
      Type.Object({
        rules: Type.Array(
          Type.Object({
            name: Type.String(),
            labels: Type.Optional(Type.Record(Type.String(), Type.String())),
            health: Type.String(),
            lastError: Type.Optional(Type.String()),
            query: Type.String(),
          }),
        ),
      }),
    ),
  }),
});
const managersShape = Type.Object({
  data: Type.Object({ activeAlertmanagers: Type.Array(Type.Object({ url: Type.String() })) }),
});

/** The alerting rules with these names, and how many Alertmanagers it sends to. */
export async function alertRules(
  server: MetricServer,
  names: readonly string[],
  context: CheckContext,
): Promise<{ readonly rules: readonly AlertRule[]; readonly managers: number } | { readonly fault: string }> {
  const loaded = await askMetrics(server, 'api/v1/rules?type=alert', rulesShape, context);
  if ('fault' in loaded) return loaded;
  const told = await askMetrics(server, 'api/v1/alertmanagers', managersShape, context);
  if ('fault' in told) return told;
  const rules = loaded.data.data.groups.flatMap((group) => group.rules);
  return {
    managers: told.data.data.activeAlertmanagers.length,
    rules: rules
      .filter(({ name }) => names.includes(name))
      .map(({ name, labels = {}, health, lastError, query }) => ({
        name,
        labels,
        health,
        query,
        ...(lastError !== undefined && lastError !== '' && { lastError }),
      })),
  };
}
