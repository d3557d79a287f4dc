/** Adds to a finding which callers must be told of it, and which need not. Pure. */
import { type Evidence, place, type ResultDraft } from '../../reports/index.ts';
import { firstOf } from '../first-of.ts';
import type { Caller } from './caller.ts';

/** One caller in the light of one finding. */
export interface CallerStanding extends Caller {
  /** What shows that the finding does not concern it; absent for those that must be told. */
  readonly unaffectedBy?: 'contract' | 'traffic';
  /** Captured requests of this caller; absent where the capture shows none, or there is no capture. */
  readonly requests?: { readonly all: number; readonly reaching: number };
  /** Its contract says that it uses what changed, and the message names it already. */
  readonly isNamed?: boolean;
}

const namedMax = 5;

/** `windowText`: how long traffic was captured, for example `2 hours`; empty where that is not known. */
export function tellCallers(
  draft: ResultDraft,
  callers: readonly CallerStanding[],
  windowText = '',
): ResultDraft {
  if (draft.outcome === 'pass' || callers.length === 0) return draft;
  const concerned = callers.filter(({ unaffectedBy }) => unaffectedBy === undefined);
  const by = (what: CallerStanding['unaffectedBy']): readonly CallerStanding[] =>
    callers.filter(({ unaffectedBy }) => unaffectedBy === what);
  const traffic = windowText === '' ? 'captured traffic shows' : `${windowText} of captured traffic show`;
  const sentences = [
    draft.message,
    mustBeTold(concerned.filter(({ isNamed }) => isNamed !== true)),
    unaffected('their contracts show', by('contract')),
    unaffected(traffic, by('traffic')),
  ];
  const [first, ...places] = draft.places;
  const told = concerned.map(({ name }) => place.service(name));
  return {
    ...draft,
    message: sentences.filter((text) => text !== '').join(' '),
    places: [first, ...new Set([...places, ...told])],
    evidence: [...(draft.evidence ?? []), tableOf(callers)],
  };
}

function mustBeTold(callers: readonly CallerStanding[]): string {
  if (callers.length === 0) return '';
  const sources = [...new Set(callers.map(({ source }) => source))].join('; ');
  const they = callers.length === 1 ? 'it calls' : 'they call';
  return `Callers that must be told: ${namesOf(callers)} (${they} this service: ${sources}).`;
}

function unaffected(shown: string, callers: readonly CallerStanding[]): string {
  return callers.length === 0 ? '' : `Unaffected, as ${shown}: ${namesOf(callers)}.`;
}

function namesOf(callers: readonly CallerStanding[]): string {
  return firstOf(
    callers.map(({ name }) => name),
    namedMax,
  );
}

function tableOf(callers: readonly CallerStanding[]): Evidence {
  const rows = callers.map(({ name, unaffectedBy, source, requests }) => [
    name,
    unaffectedBy === undefined ? 'yes' : 'no',
    source,
    requests === undefined ? '' : String(requests.all),
    requests === undefined ? '' : String(requests.reaching),
  ]);
  const columns = ['caller', 'must be told', 'known from', 'captured requests', 'that reach it'];
  return { kind: 'table', title: 'Callers of this service', columns, rows };
}
