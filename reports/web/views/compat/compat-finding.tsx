import type { JSX } from 'preact';
import type { ResultDetail, ResultHead } from '../../data/page-data.ts';
import { EvidenceBlock } from '../../page/evidence.tsx';
import { Facts } from '../../page/plain-table.tsx';
import { routeOf } from '../../page/result-details.tsx';
import { said, t } from '../../words.ts';
import { stepsOf } from './steps-of.ts';

interface CompatFindingProps {
  readonly result: ResultHead;
  readonly detail: ResultDetail;
}

/** A change: old and new first, then what proves that it breaks something, then the way to do it safely. */
export function CompatFinding({ result, detail }: CompatFindingProps): JSX.Element {
  const models = detail.evidence.filter(({ kind }) => kind === 'side-by-side');
  const proofs = detail.evidence.filter(({ kind }) => kind !== 'side-by-side');
  const steps = result.fix === undefined ? [] : stepsOf(said(result.fix));
  return (
    <>
      <Facts
        rows={[
          [t('Who is hit'), detail.direction && said(detail.direction)],
          [t('Why'), detail.why && said(detail.why)],
        ]}
      />
      <div class="change-and-proof">
        {models.length > 0 && (
          <section>
            <h4>{t('Old and new')}</h4>
            {models.map((evidence) => (
              <EvidenceBlock evidence={evidence} />
            ))}
          </section>
        )}
        <section>
          <h4>{t('Proof')}</h4>
          {proofs.length === 0 && (
            <p class="faint">{t('Nothing was run to prove it; the change alone says it.')}</p>
          )}
          {proofs.map((evidence) => (
            <EvidenceBlock evidence={evidence} route={routeOf(result)} />
          ))}
        </section>
      </div>
      {steps.length > 0 && (
        <>
          <h4>{t('The safe way')}</h4>
          <ol class="steps">
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
