import type { JSX } from 'preact';
import { label } from '../../place.ts';
import type { Gate } from '../../report.ts';
import { gateLimit, gatesByRank, quantity } from '../../wording/facts.ts';
import { said, t } from '../words.ts';
import { Badge } from './badge.tsx';
import { Mark } from './mark.tsx';
import { usePage } from './page-context.ts';

const shownAtOnce = 8;
const listedMax = 500;

/** What was measured, beside the limit it was held against. */
export function Gates(): JSX.Element | null {
  const { report } = usePage().data;
  const gates = gatesByRank(report);
  if (gates.length === 0) return null;
  const rest = gates.slice(shownAtOnce, listedMax);
  return (
    <section class="card" aria-labelledby="gates">
      <h2 id="gates">
        {t('Gates')} <span class="count">{gates.length}</span>
      </h2>
      <GateTable gates={gates.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('{count} more', { count: gates.length - shownAtOnce })}</summary>
          <GateTable gates={rest} />
        </details>
      )}
    </section>
  );
}

function GateTable({ gates }: { readonly gates: readonly Gate[] }): JSX.Element {
  const { verdict } = usePage().data.report;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('Measured values and their limits')}>
      <table class="gates">
        <thead>
          <tr>
            <th scope="col">
              <span class="word">{t('Outcome')}</span>
            </th>
            <th scope="col">{t('Gate')}</th>
            <th scope="col" class="number">
              {t('Value')}
            </th>
            <th scope="col" class="number">
              {t('Limit')}
            </th>
            <td class="wide-only" />
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <tr>
              <td>
                <Mark standing={gate.outcome} />
              </td>
              <th scope="row">
                {said(gate.name)} {gate.place !== undefined && <code>{label(gate.place)}</code>}
                <p class="faint">{[gate.tool, samplesLine(gate)].filter(Boolean).join(', ')}</p>
                {verdict === 'go' && gate.outcome !== 'pass' && <Badge>{t('does not block')}</Badge>}
              </th>
              <td class="number strong">
                {gate.value === null ? t('not measured') : quantity(gate.value, said(gate.unit))}
              </td>
              <td class="number">{gateLimit({ ...gate, unit: said(gate.unit) })}</td>
              <td class="wide-only">
                <Bullet gate={gate} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function samplesLine(gate: Gate): string {
  const samples = samplesOf(gate);
  return samples === '' ? '' : t('{samples} samples', { samples });
}

/** `84 (needs 500)`. */
export function samplesOf({ samples, samplesMin }: Pick<Gate, 'samples' | 'samplesMin'>): string {
  if (samples === undefined) return samplesMin === undefined ? '' : t('needs {count}', { count: samplesMin });
  const enough = samplesMin === undefined || samples >= samplesMin;
  return enough ? String(samples) : t('{samples} (needs {count})', { samples, count: samplesMin });
}

/** How far the value is from its limit; both are written beside it. */
function Bullet({ gate: { value, limit, outcome } }: { readonly gate: Gate }): JSX.Element | null {
  if (value === null || value < 0 || limit < 0) return null;
  const full = Math.max(value, limit) * 1.2 || 1;
  return (
    <svg class={`bullet ${outcome}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="3" width="100" height="4" rx="1" />
      <rect class="value" x="0" y="3" width={(value / full) * 100} height="4" rx="1" />
      <rect class="limit" x={Math.min(99, (limit / full) * 100)} y="0" width="1" height="10" />
    </svg>
  );
}
