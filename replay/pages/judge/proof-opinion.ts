import { place } from '../../../reports/index.ts';
import { measuredHarm } from '../../guard/measured-harm.ts';
import type { GroupName, VisitFacts } from '../page-facts.ts';
import { brokenVisits, signInWords } from './documents-opinion.ts';
import { draft, foundBy, type PageOpinion, type PageResult, type RunFacts } from './page-opinion.ts';
import { usableVisits, isUsable } from '../usable-visits.ts';

/** Whether pages came from the groups that they were asked of. */
export function proofOpinion(facts: RunFacts): PageOpinion {
  if (!facts.asked) return { results: [notAsked()], examined: { 'pages-not-proven': 0 } };
  const results = (['preview', 'stable'] as const).flatMap((group) => unproven(facts, group));
  const visits = facts.pages.reduce(
    (sum, page) => sum + page.visits.stable.length + page.visits.preview.length,
    0,
  );
  return foundBy('pages-not-proven', results, visits, `All ${visits} visits proved their group.`);
}

function notAsked(): PageResult {
  return draft('pages-not-proven', {
    key: 'no rule',
    outcome: 'inconclusive',
    message:
      "Nothing says how a reply proves its group, so no page counts. Add --attest 'header:NAME=VALUE' with the value that only preview sends.",
    places: [place.group('preview')],
  });
}

function unproven({ pages }: RunFacts, group: GroupName): PageResult[] {
  const documents = pages.flatMap(({ visits }) => visits[group].map(({ document }) => document));
  const came = documents.filter(({ status }) => status !== undefined);
  const wrong = came.filter(({ proof }) => proof === 'wrong');
  const silent = came.filter(({ proof }) => proof === 'unproven');
  const names = [...new Set(wrong.map(({ version }) => version ?? 'nothing'))].slice(0, 3).join(', ');
  return [
    ...(wrong.length === 0
      ? []
      : [
          draft('pages-not-proven', {
            key: group,
            outcome: 'fail',
            message: `${wrong.length} of ${came.length} pages asked of ${group} came from elsewhere; they name themselves ${names}.`,
            places: [place.group(group)],
            observations: wrong.length,
            change: { kind: group, to: names },
          }),
        ]),
    ...(silent.length === 0
      ? []
      : [
          draft('pages-not-proven', {
            key: `unproven ${group}`,
            outcome: 'inconclusive',
            message: `${silent.length} of ${came.length} pages of ${group} carry no proof of their group. A mark must be in a header or cookie of the page itself.`,
            places: [place.group(group)],
            observations: silent.length,
          }),
        ]),
  ];
}

/** Pages of which nothing is known: neither compared nor found broken. */
export function notJudgedOpinion({ pages, asked }: RunFacts): PageOpinion {
  if (!asked) return { results: [], examined: {} };
  const results = pages
    .filter((page) => usableVisits(page) === undefined && brokenVisits(page).length === 0)
    .map(({ page, place, visits }) =>
      draft('page-not-judged', {
        key: place,
        outcome: 'inconclusive',
        message: `${page} could not be compared: ${[...whyNot('stable', visits.stable), ...whyNot('preview', visits.preview)].join('; ')}.`,
        places: [place],
      }),
    );
  return foundBy('page-not-judged', results, pages.length, `All ${pages.length} pages were compared.`);
}

function whyNot(group: GroupName, visits: readonly VisitFacts[]): string[] {
  if (visits.length === 0) return [`${group} was not asked`];
  if (visits.some(isUsable)) return [];
  const { failed, status, landed, asksToSignIn, proof } = (visits[0] as VisitFacts).document;
  if (failed !== undefined) return [`in ${group} ${failed}`];
  if (asksToSignIn !== undefined) return [`in ${group} ${signInWords(landed)}`];
  return [
    proof === 'proven' ? `${group} answers with status ${status}` : `${group} does not prove its group`,
  ];
}

export function stopOpinion({ pages, stopped }: RunFacts): PageOpinion {
  if (stopped === undefined)
    return foundBy('pages-stopped', [], pages.length, `All ${pages.length} pages were opened.`);
  const result = draft('pages-stopped', {
    key: stopped.group ?? 'asked',
    outcome: 'inconclusive',
    message: `The run stopped after ${pages.length} pages: ${stopped.reason}.`,
    places: [place.group(stopped.group ?? 'preview')],
    measured: measuredHarm(stopped),
  });
  return { results: [result], examined: { 'pages-stopped': pages.length } };
}
