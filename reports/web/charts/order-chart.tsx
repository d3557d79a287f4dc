import type { JSX } from 'preact';
import type { OrderPlan } from '../../report.ts';
import { t } from '../words.ts';
import { Chart } from './chart.tsx';
import { layoutOrder, type OrderLayout, type PlacedCall, type PlacedService } from './order-layout.ts';

const box = { height: 36, gapX: 72, gapY: 26, characterWidth: 8.2, widthMin: 90, widthMax: 220 } as const;

/** The services as boxes in the order in which they go out, left to right, and who calls whom. */
export function OrderChart({ orders }: { readonly orders: OrderPlan }): JSX.Element {
  const layout = layoutOrder(orders);
  const longest = Math.max(0, ...layout.services.map(({ name }) => name.length + 4));
  const boxWidth = Math.min(box.widthMax, Math.max(box.widthMin, longest * box.characterWidth));
  const closing = layout.calls.filter(({ isInCycle }) => isInCycle);
  return (
    <Chart
      title={t('Deploy order, left to right; roll back from right to left')}
      unit={t('services; an arrow leads from the caller to what it calls')}
      samples={t('{services} services, {calls} calls', {
        services: layout.services.length,
        calls: layout.calls.length,
      })}
      limit={
        orders.cycles.length === 0
          ? t('no cycle; there is none')
          : t('no cycle; there are {count}', { count: orders.cycles.length })
      }
      description={
        closing.length === 0
          ? t('Every service stands right of all that it calls.')
          : t('These calls form a cycle: {calls}.', {
              calls: closing.map(({ from, to }) => `${from.name} → ${to.name}`).join(', '),
            })
      }
      legend={[
        { tone: 'calm', name: t('calls') },
        ...(closing.length === 0 ? [] : [{ tone: 'fail', name: t('part of a cycle') } as const]),
      ]}
      table={{
        columns: [t('Caller'), t('Callee'), t('Cycle')],
        rows: layout.calls.map(({ from, to, isInCycle, isAgainstOrder }) => [
          from.name,
          to.name,
          isInCycle ? (isAgainstOrder ? t('closes a cycle') : t('part of a cycle')) : '',
        ]),
      }}
      height={heightOf(layout)}
      widthNeeded={layout.columns * (boxWidth + box.gapX)}
      draw={() => <Graph layout={layout} boxWidth={boxWidth} />}
    />
  );
}

function heightOf({ rows }: OrderLayout): number {
  return rows * (box.height + box.gapY) + box.gapY;
}

function Graph({
  layout,
  boxWidth,
}: {
  readonly layout: OrderLayout;
  readonly boxWidth: number;
}): JSX.Element {
  const left = ({ column }: PlacedService): number => column * (boxWidth + box.gapX) + 24;
  const middle = ({ row }: PlacedService): number =>
    row * (box.height + box.gapY) + box.gapY + box.height / 2;
  const path = ({ from, to }: PlacedCall): string => {
    const isLeftward = to.column < from.column;
    const start = { x: left(from) + (isLeftward ? 0 : boxWidth), y: middle(from) - (isLeftward ? 5 : -5) };
    const end = { x: left(to) + (isLeftward ? boxWidth : 0), y: middle(to) + (isLeftward ? -5 : 5) };
    const bend = isLeftward ? -box.gapX / 2 : box.gapX / 2;
    return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
  };
  const charactersMax = Math.floor(boxWidth / box.characterWidth);
  return (
    <>
      {layout.calls.map((call) => (
        <path class={`call ${call.isInCycle ? 'fail' : 'calm'}`} d={path(call)}>
          <title>{`${call.from.name} → ${call.to.name}`}</title>
        </path>
      ))}
      {layout.calls.map((call) => (
        <Head
          call={call}
          x={left(call.to) + (call.to.column < call.from.column ? boxWidth : 0)}
          y={middle(call.to)}
        />
      ))}
      {layout.services.map((service) => (
        <g class={`service ${service.isInCycle ? 'fail' : ''}`}>
          <title>{service.name}</title>
          <rect
            x={left(service)}
            y={middle(service) - box.height / 2}
            width={boxWidth}
            height={box.height}
            rx="7"
          />
          <text x={left(service) + 12} y={middle(service) + 5}>
            {labelOf(service, charactersMax)}
          </text>
        </g>
      ))}
    </>
  );
}

function Head({
  call,
  x,
  y,
}: {
  readonly call: PlacedCall;
  readonly x: number;
  readonly y: number;
}): JSX.Element {
  const [back, tip] = call.to.column < call.from.column ? [8, y - 5] : [-8, y + 5];
  return (
    <path
      class={`head ${call.isInCycle ? 'fail' : 'calm'}`}
      d={`M${x} ${tip}L${x + back} ${tip - 4}V${tip + 4}Z`}
    />
  );
}

function labelOf({ name, turn }: PlacedService, charactersMax: number): string {
  const text = turn === undefined ? name : `${turn}. ${name}`;
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1)}…`;
}
