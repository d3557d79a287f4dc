import type { JSX } from 'preact';
import { label } from '../../place.ts';
import { number, quantity } from '../../wording/facts.ts';
import type { Measured } from '../../result.ts';
import type { ResultDetail, ResultHead } from '../data/page-data.ts';
import { standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { Command } from './command.tsx';
import { Differences } from './differences.tsx';
import { EvidenceBlock } from './evidence.tsx';
import { samplesOf } from './gates.tsx';
import { Mark } from './mark.tsx';
import { Facts, PlainTable } from './plain-table.tsx';
import { usePage } from './page-context.ts';
import { ResultLink } from './result-link.tsx';

interface ResultDetailsProps {
  readonly result: ResultHead;
  readonly detail: ResultDetail;
}

/** Everything a report says of one result: what to do, who is hit, what proves it, where it comes from. */
export function ResultDetails({ result, detail }: ResultDetailsProps): JSX.Element {
  return (
    <>
      <Facts
        rows={[
          [t('Fix'), result.fix && said(result.fix)],
          [t('Why'), detail.why && said(detail.why)],
          [t('Who is hit'), detail.direction && said(detail.direction)],
        ]}
      />
      {result.command !== undefined && <Command text={result.command} />}
      <Accepted detail={detail} />
      <MeasuredTable measured={detail.measured} />
      <Differences result={result} differences={detail.differences} />
      <Related links={detail.links} />
      {detail.evidence.length > 0 && (
        <>
          <h3>{t('Evidence')}</h3>
          {detail.evidence.map((evidence) => (
            <EvidenceBlock evidence={evidence} route={routeOf(result)} />
          ))}
        </>
      )}
      <Origin result={result} detail={detail} />
    </>
  );
}

/** The route whose replies are compared, where it is about one. */
export function routeOf({ places }: ResultHead): string | undefined {
  const place = places.find((one) => one.startsWith('operation:'));
  return place === undefined ? undefined : label(place);
}

function Accepted({ detail: { waiver, attestation } }: { readonly detail: ResultDetail }): JSX.Element {
  return (
    <>
      {waiver && (
        <Facts
          rows={[
            [t('Waived'), t('until {day} by {owner}', { day: waiver.expires, owner: waiver.owner })],
            [t('Reason'), waiver.reason],
          ]}
        />
      )}
      {attestation && (
        <Facts
          rows={[
            [t('Attested by'), `${attestation.who} (${said(attestation.identity)}), ${attestation.at}`],
            [t('Note'), attestation.note],
            [t('Bound to'), <code>{attestation.boundTo}</code>],
          ]}
        />
      )}
    </>
  );
}

function MeasuredTable({ measured = [] }: Pick<ResultDetail, 'measured'>): JSX.Element | null {
  if (measured.length === 0) return null;
  const columns = [t('Measured'), t('Expected'), t('Got'), t('Limit'), t('Samples'), t('Query')];
  const rows = measured.map(measuredRow);
  const isFilled = (_: unknown, column: number): boolean => rows.some((row) => Boolean(row[column]));
  return (
    <PlainTable
      caption={t('Measured')}
      isCaptionHidden
      columns={columns.filter(isFilled)}
      rows={rows.map((row) => row.filter(isFilled))}
    />
  );
}

function measuredRow(one: Measured): (string | JSX.Element | undefined)[] {
  const { name, expected, actual, interval, limit, query } = one;
  const unit = said(one.unit);
  const range = interval ? ` (${interval.map(number).join(' – ')})` : '';
  return [
    said(name),
    quantity(expected, unit),
    `${quantity(actual, unit)}${range}`,
    quantity(limit, unit),
    samplesOf(one),
    query === undefined ? undefined : <code>{query}</code>,
  ];
}

/** What other tools say of the same place. */
function Related({ links = [] }: Pick<ResultDetail, 'links'>): JSX.Element | null {
  const { data } = usePage();
  if (links.length === 0) return null;
  const linked = links.map((link) => data.results.find(({ fingerprint }) => fingerprint === link));
  return (
    <>
      <h3>{t('What the other tools say of this place')}</h3>
      <ul class="plain related">
        {linked.map((result) =>
          result === undefined ? null : (
            <li>
              <Mark standing={standingOf(result)} /> <span class="faint">{result.tool}</span>{' '}
              <ResultLink fingerprint={result.fingerprint}>
                {result.key}: {said(result.title)}
              </ResultLink>
            </li>
          ),
        )}
      </ul>
    </>
  );
}

function Origin({ result, detail }: ResultDetailsProps): JSX.Element {
  const { attempts = [], source, digest, change } = detail;
  return (
    <details class="origin">
      <summary>{t('Origin')}</summary>
      <Facts
        rows={[
          [t('Places'), result.places.map(label).join(', ')],
          [t('From'), source && sourceLine(source)],
          [t('Owner'), result.owner],
          [t('Phase'), result.phase && said(result.phase)],
          [
            t('Seen'),
            result.observations === 1 ? undefined : t('{count} times', { count: result.observations }),
          ],
          [t('Change'), change && [change.kind, change.from, change.to].filter(Boolean).join(' → ')],
          [t('Fingerprint'), <code>{result.fingerprint}</code>],
          [t('Digest of the change'), digest && <code>{digest}</code>],
        ]}
      />
      {attempts.length > 0 && (
        <PlainTable
          caption={t('Attempts')}
          columns={[t('Outcome'), t('Message'), t('Started'), 'ms']}
          rows={attempts.map((one) => [
            <Mark standing={one.outcome} />,
            said(one.message),
            one.startedAt,
            one.durationMs,
          ])}
        />
      )}
    </details>
  );
}

function sourceLine({ file, line }: NonNullable<ResultDetail['source']>): string {
  return line === undefined ? file : `${file}:${line}`;
}
