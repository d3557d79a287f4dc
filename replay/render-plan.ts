import type { ReplayPlan } from './plan.ts';

/** Most routes listed. */
const routesMax = 40;

/** The plan as a person reads it. */
export function renderPlan(plan: ReplayPlan): string {
  const { ledger, routes } = plan;
  const lines = [
    `Hosts        ${plan.hosts.join(', ')}`,
    `Requests     ${plan.requests} captured, ${plan.sends} sent over all arms`,
    `Peak rate    ${plan.peakRate.toFixed(1)} requests/s over all arms${plan.slowed ? ' (held down by the rate limit)' : ''}`,
    `Duration     about ${plan.durationSeconds} s`,
    `Capture      ${ledger.read} records read, ${ledger.selected} selected${reasons(ledger.skipped, 'skipped')}${reasons(ledger.notSent, 'not sent')}`,
    '',
    'Requests  Route',
    ...routes.slice(0, routesMax).map(({ route, requests }) => `${String(requests).padStart(8)}  ${route}`),
    ...(routes.length > routesMax ? [`          and ${routes.length - routesMax} more routes`] : []),
    '',
    'Before them one request to each group, after them up to a few hundred where a rare difference is asked again.',
    'Nothing was sent.',
  ];
  return `${lines.join('\n')}\n`;
}

function reasons(counts: Readonly<Record<string, number>>, word: string): string {
  const parts = Object.entries(counts).map(([reason, count]) => `${reason} ${count}`);
  return parts.length === 0 ? '' : `; ${word}: ${parts.join(', ')}`;
}
