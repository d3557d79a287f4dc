import type { JSX } from 'preact';
import type { OrderPlan } from '../../report.ts';
import { t } from '../words.ts';
import { Chart } from './chart.tsx';
import { layoutOrder, type OrderLayout, type PlacedCall, type PlacedService } from './order-layout.ts';

const box = { height: 36, gapX: 72, gapY: 38, characterWidth: 8.2, widthMin: 90, widthMax: 220 } as const;

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
  const drawn = layout.calls.toSorted((a, b) => Number(a.isInCycle) - Number(b.isInCycle));
  const route = (call: PlacedCall): CallRoute => routeOf(call, { left, middle, boxWidth });
  const charactersMax = Math.floor(boxWidth / box.characterWidth);
  return (
    <>
      {drawn.map((call) => {
        const { line, head } = route(call);
        const tone = call.isInCycle ? 'fail' : 'calm';
        return (
          <>
            <path class={`call ${tone}`} d={line}>
              <title>{`${call.from.name} → ${call.to.name}`}</title>
            </path>
            <path class={`head ${tone}`} d={head} />
          </>
        );
      })}
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

interface CallRoute {
  readonly line: string;
  readonly head: string;
}

interface Places {
  readonly left: (service: PlacedService) => number;
  readonly middle: (service: PlacedService) => number;
  readonly boxWidth: number;
}

/** From side to side between neighbours; over the boxes between where there are some. */
function routeOf({ from, to }: PlacedCall, { left, middle, boxWidth }: Places): CallRoute {
  const span = from.column - to.column;
  if (Math.abs(span) === 1) {
    const way = span > 0 ? -1 : 1;
    const [x0, x1] = span > 0 ? [left(from), left(to) + boxWidth] : [left(from) + boxWidth, left(to)];
    const [y0, y1] = [middle(from) + way * 5, middle(to) + way * 5];
    const bend = (way * box.gapX) / 2;
    return {
      line: `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`,
      head: `M${x1} ${y1}l${-way * 8} -4v8Z`,
    };
  }
  const top = (service: PlacedService): number => middle(service) - box.height / 2;
  const [x0, x1] = [left(from) + boxWidth * 0.35, left(to) + boxWidth * 0.65];
  const over = Math.min(top(from), top(to)) - 36;
  return {
    line: `M${x0} ${top(from)}C${x0} ${over} ${x1} ${over} ${x1} ${top(to)}`,
    head: `M${x1} ${top(to)}l-4 -8h8Z`,
  };
}

function labelOf({ name, turn }: PlacedService, charactersMax: number): string {
  const text = turn === undefined ? name : `${turn}. ${name}`;
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax - 1)}…`;
}
