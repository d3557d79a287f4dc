import type { JSX } from 'preact';
import type { OrderEdge, OrderPlan } from '../../report.ts';
import { OrderChart } from '../charts/order-chart.tsx';
import { layoutOrder } from '../charts/order-layout.ts';
import { FirstFew } from '../page/first-few.tsx';
import { usePage } from '../page/page-context.ts';
import { said, t } from '../words.ts';
import { FindingDetails } from './finding-details.tsx';
import type { View } from './view.ts';

/** In which order the services go out and come back, drawn and as lists. */
export const orders: View = {
  id: 'orders',
  title: () => t('Orders'),
  applies: ({ report }) => report.orders !== undefined,
  Component: () => {
    const { report, results } = usePage().data;
    const plan = report.orders ?? { deploy: [], rollback: [], cycles: [], edges: [] };
    const findings = results.filter(
      ({ tool, rule, outcome }) => tool === 'checklist' && rule === 'order' && outcome !== 'pass',
    );
    return (
      <>
        <Cycles plan={plan} />
        <OrderChart orders={plan} />
        <div class="both-orders">
          <Turns title={t('Deploy')} names={plan.deploy} />
          <Turns title={t('Roll back')} names={plan.rollback} />
        </div>
        <FirstFew
          all={findings}
          max={60}
          draw={(result) => <FindingDetails key={result.fingerprint} result={result} />}
        />
      </>
    );
  },
};

function Turns({ title, names }: { readonly title: string; readonly names: readonly string[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      {names.length === 0 ? (
        <p class="faint">{t('No order was found.')}</p>
      ) : (
        <ol>
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Each cycle as a path, and for each call in it that goes against the order what stands in its way. */
function Cycles({ plan }: { readonly plan: OrderPlan }): JSX.Element | null {
  if (plan.cycles.length === 0) return null;
  const closing = layoutOrder(plan).calls.filter(
    ({ isInCycle, isAgainstOrder }) => isInCycle && isAgainstOrder,
  );
  return (
    <section class="cycles fail">
      <h3>
        {t('Cycles: these services must go out at the same time, or one change must become compatible')}
      </h3>
      <ul>
        {plan.cycles.map((cycle) => (
          <li>{cycle.join(' → ')}</li>
        ))}
        {closing.map(({ from, to }) => (
          <li>
            {t('{from} calls {to}, which goes out later: this call closes a cycle.', {
              from: from.name,
              to: to.name,
            })}{' '}
            <ChangeOf
              name={to.name}
              edge={plan.edges.find((edge) => edge.from === from.name && edge.to === to.name)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChangeOfProps {
  /** The service that is called. */
  readonly name: string;
  readonly edge: OrderEdge | undefined;
}

function ChangeOf({ name, edge }: ChangeOfProps): JSX.Element | null {
  if (edge?.change === '') return null;
  return edge?.change === undefined ? (
    <span class="faint">
      {t('No report compares the contract of {name}; where its change is compatible, there is no cycle.', {
        name,
      })}
    </span>
  ) : (
    <strong>{t('The change to make compatible: {change}', { change: said(edge.change) })}</strong>
  );
}
