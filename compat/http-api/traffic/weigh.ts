/** Adds to a result what captured traffic says of it. Pure. */
import { counted, type Evidence, type Measured, type ResultDraft } from '../../../reports/index.ts';
import type { Change } from '../changes.ts';
import type { ObservedTraffic } from './observe-traffic.ts';
import type { Observed } from './tally.ts';
import { spanText } from './window-text.ts';

const clientsNamed = 3;
const clientRowsMax = 30;

/**
 * Counts never clear a finding by themselves: what nobody sent in a window may come later. Only when the
 * capture is declared complete does a finding that hits no captured request warn instead of blocking. What was
 * announced without a day is excused only while nobody is seen to use it.
 */
export function weigh(
  draft: ResultDraft,
  change: Change,
  weighing: { readonly traffic: ObservedTraffic; readonly isComplete: boolean; readonly isExcused?: boolean },
): ResultDraft {
  const { traffic, isComplete, isExcused = false } = weighing;
  if (draft.outcome === 'pass') return draft;
  const observed = traffic.of(change);
  const seen = seenUses(change, observed);
  const isLowered = traffic.requests > 0 && seen === 0 && isComplete && draft.level === 'block';
  const isRaised = isExcused && seen > 0;
  const lowered = isLowered ? ' The capture is declared complete, so this warns instead of blocking.' : '';
  const raised = isRaised ? ' It is still called, so this blocks, announced or not.' : '';
  const captured = evidenceOf(observed);
  const shown = draft.evidence ?? [];
  return {
    ...draft,
    level: isLowered ? 'warn' : isRaised ? 'block' : draft.level,
    message: `${draft.message} ${countsText(observed, traffic)}${bodiesText(change, observed)}${clientsText(observed)}${lowered}${raised}`,
    measured: [...(draft.measured ?? []), ...measuredOf(observed, traffic)],
    // a request that only comes near proves less than one that was made to fail
    evidence: observed.hits === undefined ? [...shown, ...captured] : [...captured, ...shown],
  };
}

/** Adds what the replies of the preview group say. It only adds: what was not answered in a replay may be later. */
export function weighReplayed(draft: ResultDraft, change: Change, traffic: ObservedTraffic): ResultDraft {
  const { hits, example } = traffic.of(change);
  if (draft.outcome === 'pass' || hits === undefined) return draft;
  const measured = measuredHits(hits, 'replayed requests');
  const title = 'A replayed request whose reply old callers do not expect';
  const shown: Evidence[] =
    hits.count > 0 && example !== undefined ? [{ kind: 'text', title, text: example }] : [];
  return {
    ...draft,
    message: `${draft.message} ${hits.count} of ${counted(hits.of, 'replayed request')} ${hits.words}.`,
    measured: [...(draft.measured ?? []), measured],
    evidence: [...shown, ...(draft.evidence ?? [])],
  };
}

/** How often it is used. What a reply holds callers meet whenever they call, so that there only calls count. */
function seenUses({ element }: Change, { reaching, hits }: Observed): number {
  return element.role === 'response' ? reaching : (hits?.count ?? reaching);
}

function countsText({ reaching, hits }: Observed, { requests, window }: ObservedTraffic): string {
  const within = spanText(window);
  const start = within === '' ? '' : `In ${within} of captured traffic `;
  if (reaching === 0) return sentence(`${start}none of ${counted(requests, 'request')} reaches it.`);
  return sentence(
    hits === undefined
      ? `${start}${reaching} of ${counted(requests, 'request')} ${reaching === 1 ? 'reaches' : 'reach'} it.`
      : `${start}${hits.count} of ${counted(hits.of, ['request that reaches it', 'requests that reach it'])} ${hits.words}.`,
  );
}

/** Whoever reads a count must know what was counted. */
function bodiesText({ element }: Change, { reaching, hits }: Observed): string {
  if (element.role !== 'request' || hits !== undefined || reaching === 0) return '';
  return ' Captures hold no bodies of requests, so how many of them are hit is not known.';
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

function clientsText({ clients }: Observed): string {
  if (clients.length === 0) return '';
  const named = clients.slice(0, clientsNamed).map(([client, requests]) => `${client} (${requests})`);
  const more = clients.length - named.length;
  return ` They come from ${named.join(', ')}${more > 0 ? ` and ${counted(more, 'more client')}` : ''}.`;
}

function measuredOf({ reaching, hits }: Observed, { requests }: ObservedTraffic): Measured[] {
  const reached: Measured = {
    name: 'captured requests that reach it',
    unit: 'requests',
    actual: reaching,
    samples: requests,
  };
  return hits === undefined ? [reached] : [reached, measuredHits(hits, 'captured requests')];
}

function measuredHits({ count, of, words }: NonNullable<Observed['hits']>, what: string): Measured {
  return { name: `${what} that ${words}`, unit: 'requests', expected: 0, actual: count, samples: of };
}

function evidenceOf({ example, hits, clients }: Observed): Evidence[] {
  if (example === undefined) return [];
  const title = hits === undefined ? 'A captured request that reaches it' : 'A captured request that is hit';
  const rows = clients.slice(0, clientRowsMax).map(([client, requests]) => [client, String(requests)]);
  const shown: Evidence = { kind: 'text', title, text: example };
  return clients.length < 2
    ? [shown]
    : [shown, { kind: 'table', title: 'Clients that sent them', columns: ['client', 'requests'], rows }];
}
