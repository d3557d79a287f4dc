/** What a capture says of a whole API, beside single findings. Pure. */
import { counted, type Notice, type Table } from '../../../reports/index.ts';
import { firstOf } from '../../first-of.ts';
import type { ObservedTraffic } from './observe-traffic.ts';
import { windowText } from './window-text.ts';

const namedMax = 3;
const rowsMax = 500;

export function trafficNotices(traffic: ObservedTraffic): Notice[] {
  const { requests, undescribed, uncalled, unusable, strays, window } = traffic;
  const unknown = undescribed.reduce((sum, [, count]) => sum + count, 0);
  const info = (message: string): Notice => ({ kind: 'info', message });
  const notices = [
    info(
      `Weighed with ${counted(requests, 'captured request')}${windowText(window)}; ${unknown} of them ${unknown === 1 ? 'reaches' : 'reach'} no described operation, ${counted(unusable, ['more record was', 'more records were'])} not usable.`,
    ),
  ];
  if (undescribed.length > 0)
    notices.push(
      info(
        `Served and not described: ${firstOf(
          undescribed.map(([route]) => route),
          namedMax,
        )}.`,
      ),
    );
  if (uncalled.length > 0)
    notices.push(info(`Described and never called in the capture: ${firstOf(uncalled, namedMax)}.`));
  if (strays > 0)
    notices.push(
      info(
        `${counted(strays, ['captured exchange of changed operations does', 'captured exchanges of changed operations do'])} not fit the contract of their own time: there the contract is not what is served, and the comparison proves less.`,
      ),
    );
  return notices;
}

/** Every operation that only the capture, or only the contract, knows. */
export function trafficTable({ undescribed, uncalled }: ObservedTraffic): Table | undefined {
  const rows = [
    ...undescribed.map(([route, requests]) => [route, 'served, not described', requests] as const),
    ...uncalled.map((key) => [key, 'described, never called', 0] as const),
  ];
  if (rows.length === 0) return undefined;
  return {
    name: 'Operations of the capture and of the contract',
    tool: 'compat',
    columns: ['operation', 'found', 'requests'],
    rows: rows.slice(0, rowsMax),
  };
}
