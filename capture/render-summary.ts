import type { CapturedFile } from './captured-file.ts';
import type { CaptureSummary } from './inspect.ts';

/** A capture summary as a person reads it, without colours. Ends with a line end. */
export function renderCaptureSummary(summary: CaptureSummary): string {
  return [
    ...summary.files.map(fileLine),
    ...summary.notices.map((notice) => `Note: ${visible(notice)}`),
    ...(summary.partial ? ['Stopped before the end; what follows is partial.'] : []),
    '',
    ...row('time', timeRange(summary)),
    ...row('clock', clock(summary)),
    ...row('out of order', summary.outOfOrder > 0 ? `${summary.outOfOrder}, too far from their place` : ''),
    ...row('hosts', summary.hosts > 0 ? String(summary.hosts) : 'not recorded'),
    ...row('answered by', counts(summary.upstreams)),
    ...row('methods', counts(summary.methods)),
    ...row('statuses', counts(summary.statuses)),
    ...row('selected', `${summary.selected} of ${plural(summary.records, 'record')}`),
    ...row('skipped', counts(summary.skipped)),
    ...row('redacted, not sent', counts(summary.redacted)),
    ...routeLines(summary),
    '',
  ].join('\n');
}

function fileLine({ file, format, packing, lines, records, disorder }: CapturedFile): string {
  const { steps, backMs } = disorder;
  const facts = [format, packing, plural(lines, 'line'), plural(records, 'record')];
  if (steps > 0) facts.push(`${plural(steps, 'step')} back in time, up to ${backMs} ms`);
  return `${visible(file)}: ${facts.filter(Boolean).join(', ')}`;
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

function timeRange({ firstAt, lastAt }: CaptureSummary): string {
  return firstAt === undefined || lastAt === undefined ? 'not recorded' : `${firstAt} to ${lastAt}`;
}

function clock({ clockResolutionMs, clockRules }: CaptureSummary): string {
  const { start = 0, end = 0, unknown = 0 } = clockRules;
  return [
    ...(clockResolutionMs === undefined ? [] : [`to ${clockResolutionMs} ms`]),
    ...(start > 0 ? [`stamps the start of ${start}`] : []),
    ...(end > 0 ? [`the end of ${end}, less their duration`] : []),
    ...(unknown > 0 ? [`start unknown of ${unknown}, the stamp is taken for it`] : []),
  ].join('; ');
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
