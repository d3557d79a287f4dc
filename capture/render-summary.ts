import type { CaptureSummary } from './inspect.ts';

/** A capture summary as a person reads it, without colours. Ends with a line end. */
export function renderCaptureSummary(summary: CaptureSummary): string {
  return [
    ...summary.files.map(
      ({ file, format, lines, records }) =>
        `${visible(file)}: ${format}, ${plural(lines, 'line')}, ${plural(records, 'record')}`,
    ),
    ...(summary.partial ? ['Stopped before the end; what follows is partial.'] : []),
    '',
    ...row('time', timeRange(summary)),
    ...row('hosts', summary.hosts > 0 ? String(summary.hosts) : 'not recorded'),
    ...row('methods', counts(summary.methods)),
    ...row('statuses', counts(summary.statuses)),
    ...row('selected', `${summary.selected} of ${plural(summary.records, 'record')}`),
    ...row('skipped', counts(summary.skipped)),
    ...row('redacted, not sent', counts(summary.redacted)),
    ...routeLines(summary),
    '',
  ].join('\n');
}

function routeLines({ routes, routesTotal }: CaptureSummary): string[] {
  const width = String(routes[0]?.requests ?? 0).length;
  const more = routesTotal - routes.length;
  return [
    '',
    `${plural(routesTotal, 'route')} among the selected requests:`,
    ...routes.map(({ route, requests }) => `  ${String(requests).padStart(width)}  ${visible(route)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function row(name: string, value: string): string[] {
  return value === '' ? [] : [`${name.padEnd(20)}${value}`];
}

function timeRange({ firstAt, lastAt, clockResolutionMs }: CaptureSummary): string {
  if (firstAt === undefined || lastAt === undefined) return 'not recorded';
  const clock = clockResolutionMs === undefined ? '' : ` (clock to ${clockResolutionMs} ms)`;
  return `${firstAt} to ${lastAt}${clock}`;
}

/** The most frequent first. */
function counts(byName: Readonly<Record<string, number>>): string {
  return Object.entries(byName)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${visible(name)} ${count}`)
    .join(', ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Captured text may hold terminal control sequences. */
function visible(text: string): string {
  return text.replace(/\p{Control}/gu, '?');
}
