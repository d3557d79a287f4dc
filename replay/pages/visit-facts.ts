/** From what was seen to what is judged. Pure. */
import type { Attester } from '../attest.ts';
import { groupOf } from '../arms.ts';
import type { CompleteReply } from '../reply.ts';
import { isLoginPath } from '../sessions/signed-out.ts';
import type { Redactor } from '../tally/redactor.ts';
import type { Complaint, DocumentFacts, FailedRequest, VisitFacts } from './page-facts.ts';
import type { PageMessage, Visit } from './visit.ts';
import type { SeenRequest } from './wall/seen-request.ts';

export interface FactRules {
  readonly attester: Attester;
  readonly redactor: Redactor;
  /** True for a message that is no finding. */
  isIgnored(text: string): boolean;
}

export function visitFacts(visit: Visit, rules: FactRules): VisitFacts {
  const group = groupOf(visit.arm);
  const { document, requests } = visit;
  const refused = requests.filter(({ outcome }) => outcome.kind === 'refused');
  const others = requests.filter((request) => request !== document);
  return {
    document: documentFacts(visit, rules),
    complaints: complaintsOf(visit.messages, refused, rules),
    failures: others.flatMap((request) => failureOf(request, rules.redactor)),
    strangers: others.flatMap((request) => {
      const reply = replyOf(request);
      const proof = reply && request.isOwn ? rules.attester.prove(group, reply) : undefined;
      return proof?.group === 'wrong'
        ? [{ at: nameOf(request, rules.redactor), version: proof.version ?? '' }]
        : [];
    }),
    refused: refused.map((request) => refusalOf(request, rules.redactor)),
    preflights: visit.preflights.map(({ method, url, headers }) => ({
      at: nameOf({ method, url, isOwn: false }, rules.redactor),
      headers: headers.join(', '),
    })),
    heldBackMs: Math.max(0, ...requests.map(({ heldBackMs }) => heldBackMs)),
    ownLateMs: visit.ownLateMs,
    tasksPerCore: visit.tasksPerCore,
    ...(visit.vitals !== undefined && { vitals: visit.vitals }),
    settled: visit.settled,
  };
}

/** A reply as the attester reads it. The wall keeps no bodies, so a mark in one is not found. */
function replyOf({ outcome, tookMs }: SeenRequest): CompleteReply | undefined {
  if (outcome.kind !== 'answered') return undefined;
  const { status, headers } = outcome;
  return { status, headers, body: { bytes: 0 }, latencyUs: tookMs * 1000 };
}

function documentFacts(visit: Visit, { attester, redactor }: FactRules): DocumentFacts {
  const { arm, document, failed } = visit;
  const reply = document && replyOf(document);
  if (document === undefined || reply === undefined)
    return {
      failed: redactor.text(whyNoReply(document) ?? failed ?? howItEnded(document)),
      proof: 'unproven',
    };
  const { group, version } = attester.prove(groupOf(arm), reply);
  const landed = landedAt(visit);
  return {
    status: reply.status,
    ...(failed !== undefined && { failed: redactor.text(failed) }),
    ...(landed !== undefined && { landed: redactor.text(landed) }),
    ...(asksToSignIn(visit, landed) && { asksToSignIn: true }),
    proof: group,
    ...(version !== undefined && { version }),
  };
}

/**
 * A page that leads to one with a password. Who is signed in is asked by less: by an address that is called as a login
 * is, and by a page with one field for a password in place of its own; a page to change it has more.
 */
function asksToSignIn(
  { asked, isSignedIn, passwordFields: { all, visible } }: Visit,
  landed: string | undefined,
): boolean {
  if (landed !== undefined) return all > 0 || (isSignedIn && isLoginPath(landed));
  return isSignedIn && visible === 1 && !isLoginPath(asked.pathname);
}

/** A slash more or less at the end is the same page. */
function landedAt({ asked, landed, failed }: Visit): string | undefined {
  if (landed === undefined || failed !== undefined || !/^https?:$/.test(landed.protocol)) return undefined;
  const [from, to] = [asked, landed].map(({ pathname }) => pathname.replace(/\/$/, ''));
  if (landed.origin !== asked.origin) return landed.origin + landed.pathname;
  return from === to ? undefined : landed.pathname;
}

/** What the wall knows of it: the browser sees only that its connection was closed. */
function whyNoReply(document: SeenRequest | undefined): string | undefined {
  if (document?.outcome.kind === 'failed') return document.outcome.message;
  if (document?.outcome.kind !== 'refused') return undefined;
  const { refusal } = document.outcome;
  return refusal === 'side-effect'
    ? `it leads to ${document.url.pathname}, which may change something and is not asked for`
    : `it leads to ${document.url.host}, which may not be called (${refusal})`;
}

function howItEnded(document: SeenRequest | undefined): string {
  return document === undefined ? 'it was never asked for' : 'no reply came';
}

function failureOf(request: SeenRequest, redactor: Redactor): FailedRequest[] {
  const { outcome } = request;
  const isAsset = isAssetRequest(request);
  const at = nameOf(request, redactor);
  if (outcome.kind === 'failed') return [{ at, how: outcome.message, isAsset }];
  return outcome.kind === 'answered' && outcome.status >= 400
    ? [{ at, how: `status ${outcome.status}`, isAsset }]
    : [];
}

const assetPurposes = new Set([
  'script',
  'style',
  'image',
  'font',
  'audio',
  'video',
  'track',
  'manifest',
  'worker',
]);

function isAssetRequest({ purpose, url }: SeenRequest): boolean {
  if (purpose !== undefined && purpose !== 'empty') return assetPurposes.has(purpose);
  return /\.(?:m?js|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|wasm)$/i.test(url.pathname);
}

function nameOf(
  { method, url, isOwn }: Pick<SeenRequest, 'method' | 'url' | 'isOwn'>,
  redactor: Redactor,
): string {
  return redactor.text(`${method} ${isOwn ? '' : url.origin}${url.pathname}`);
}

function refusalOf(request: SeenRequest, redactor: Redactor): string {
  const { outcome } = request;
  return `${nameOf(request, redactor)} (${outcome.kind === 'refused' ? outcome.refusal : ''})`;
}

/** The browser says this of every failed request; the wall saw those itself. */
const saidOfRequests = /^Failed to load resource/;

function complaintsOf(
  messages: readonly PageMessage[],
  refused: readonly SeenRequest[],
  rules: FactRules,
): Complaint[] {
  const refusedPlaces = refused.map(({ url }) => url.host + url.pathname);
  const ours = ({ text, url = '' }: PageMessage): boolean =>
    refusedPlaces.some((place) => text.includes(place) || url.includes(place));
  return messages
    .filter(
      (message) => !saidOfRequests.test(message.text) && !ours(message) && !rules.isIgnored(message.text),
    )
    .map(({ kind, text }) => {
      const shown = rules.redactor.text(withoutQueries(text).slice(0, 500));
      return { key: `${kind} ${causeOf(shown)}`, text: shown };
    });
}

/** Queries hold what users typed, and tokens. */
function withoutQueries(text: string): string {
  return text.replace(/(\/[^\s?'"]*)\?[^\s'")]+/g, '$1?…');
}

/** Without origins, hashes and numbers, and not too long: what stays the same from visit to visit. */
function causeOf(text: string): string {
  return text
    .replace(/\b(?:https?|wss?):\/\/[^/\s]+/g, '')
    .replace(/redacted-[\da-f]{8}|\b(?=[a-z]*\d)[\da-f-]{8,}\b/gi, '#')
    .replace(/\d+/g, '#')
    .slice(0, 160);
}
