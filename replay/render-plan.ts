import type { PlannedRoute, ReplayPlan } from './plan.ts';

/** Most routes listed. */
const routesMax = 40;

/** The plan as a person reads it. */
export function renderPlan(plan: ReplayPlan): string {
  const { ledger, routes } = plan;
  const lines = [
    `Hosts        ${plan.hosts.join(', ')}`,
    `Requests     ${plan.requests} captured, ${plan.sends} sent over all arms${sampling(plan)}`,
    `Peak rate    ${plan.peakRate.toFixed(1)} requests/s over all arms${plan.slowed ? ' (held down by the rate limit)' : ''}`,
    `Duration     about ${plan.durationSeconds} s`,
    ...windows(plan),
    `Capture      ${ledger.read} records read, ${ledger.selected} selected${reasons(ledger.skipped, 'skipped')}${reasons(ledger.notSent, 'not sent')}`,
    ...plan.notices.map((notice) => `Note         ${notice}`),
    ...approval(plan),
    ...identities(plan),
    '',
    'Captured   Share     Sent  Route',
    ...routes.slice(0, routesMax).map(routeLine),
    ...(routes.length > routesMax ? [`          and ${routes.length - routesMax} more routes`] : []),
    ...unmapped(plan),
    '',
    'Before them one request to each group, after them up to a few hundred where a rare difference is asked again.',
    'Nothing was sent.',
  ];
  return `${lines.join('\n')}\n`;
}

function routeLine({ route, captured, share, requests, approved }: PlannedRoute): string {
  const numbers = `${String(captured).padStart(8)}  ${(share * 100).toFixed(1).padStart(4)} %  ${String(requests).padStart(7)}`;
  return `${numbers}  ${route}${approved ? '' : '  (not approved)'}`;
}

/** How long it waits shows a time zone that is not the one meant. */
function windows({ windows: texts, waitMinutes }: ReplayPlan): string[] {
  if (texts.length === 0) return [];
  const wait = `${Math.floor(waitMinutes / 60)} h ${waitMinutes % 60} min`;
  return [
    `Windows      ${texts.join(', ')}; ${waitMinutes === 0 ? 'open now' : `a run that begins now waits ${wait}`}`,
  ];
}

function sampling({ ledger }: ReplayPlan): string {
  const left = (ledger.notSent['above-requests-max'] ?? 0) + (ledger.notSent['after-seconds-max'] ?? 0);
  return left === 0 ? '' : '; a sample in which every route has its share';
}

function approval({ approval, routes }: ReplayPlan): string[] {
  if (approval === 'missing') {
    return [
      'Approved     none: the run needs a list. Write a proposal with --write-approved routes.txt and review it',
    ];
  }
  if (approval === 'not-needed') return [];
  return [`Approved     ${routes.filter(({ approved }) => approved).length} of ${routes.length} routes`];
}

function identities({ identities, recorded, requests: all }: ReplayPlan): string[] {
  const signedOut = all - identities.reduce((sum, { requests }) => sum + requests, 0);
  return [
    ...identities.map(({ name, requests, login }) => {
      const steps =
        login.length === 0 || requests === 0 ? '' : `, signs in to each group first: ${login.join(', ')}`;
      return `Identity     ${name}: ${requests} requests${steps}`;
    }),
    ...(identities.length === 0 || signedOut === 0
      ? []
      : [`Identity     none of them: ${signedOut} requests, sent without signing in`]),
    ...recorded.map(
      ({ recorded: hash, requests, as }) =>
        `Recorded     ${hash}: ${requests} requests, sent as ${as ?? 'nobody'}`,
    ),
  ];
}

function unmapped({ unmapped }: ReplayPlan): string[] {
  if (unmapped.length === 0) return [];
  return [
    '',
    'Redacted values without a stand-in in sessions.values; their requests are not sent:',
    ...unmapped.map(
      ({ value, requests, kinds }) => `${String(requests).padStart(8)}  ${value}  ${kinds.join(', ')}`,
    ),
  ];
}

function reasons(counts: Readonly<Record<string, number>>, word: string): string {
  const parts = Object.entries(counts).map(([reason, count]) => `${reason} ${count}`);
  return parts.length === 0 ? '' : `; ${word}: ${parts.join(', ')}`;
}
