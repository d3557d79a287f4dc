import { Type, type Static } from '@sinclair/typebox';
import { HarnessError, type Attestation } from '../../reports/index.ts';
import { attestationKind, isAuthor } from '../attest.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { durationMs, durationPattern } from '../duration.ts';
import { openSessionOf } from '../session/session-book.ts';
import { bindingOf } from '../tree.ts';

const params = Type.Object(
  {
    statement: Type.Optional(Type.String({ minLength: 1, description: 'what the person vouches for' })),
    maxAge: Type.Optional(
      Type.String({ pattern: durationPattern, description: 'a duration such as 14d; default: no limit' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  readonly item: string;
  /** Content that is to be shipped; undefined where it cannot be named, for the reason given. */
  readonly boundTo?: string;
  readonly unbound?: string;
  /** The release session that is open. */
  readonly session?: string;
  /** All there are for this item, in any order. */
  readonly attestations: readonly Attestation[];
  readonly authors: readonly string[];
  /** False where a name typed by hand does not count. */
  readonly claimsCount: boolean;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

const signed: Attestation = {
  item: 'BLD-07',
  who: 'qa@example.org',
  at: '2026-11-16T09:00:00Z',
  note: 'normal, boundary and unrelated features',
  boundTo: 'tree:aaaa',
  identity: 'authenticated',
};
const facts: Facts = {
  item: 'BLD-07',
  boundTo: 'tree:aaaa',
  attestations: [signed],
  authors: ['dev@example.org'],
  claimsCount: false,
  now: '2026-11-17T09:00:00Z',
};

/** Looks for the word of a named person on exactly this content. */
export const manual: Check<Params, Facts> = {
  id: 'manual',
  question: 'Does somebody vouch for it?',
  why: 'What no machine can judge still needs a name, or everybody thinks that somebody else looked.',
  remedy: 'Look at it, then attest it with the command shown.',
  params,
  gather,
  judge,
  examples: [
    { title: 'attested by another person', params: {}, facts, outcome: 'pass' },
    { title: 'nobody yet', params: {}, facts: { ...facts, attestations: [] }, outcome: 'pending' },
    { title: 'for other content', params: {}, facts: { ...facts, boundTo: 'tree:bbbb' }, outcome: 'pending' },
    {
      title: 'by the author',
      params: {},
      facts: { ...facts, authors: ['QA@example.org'] },
      outcome: 'pending',
    },
    {
      title: 'a typed name where these do not count',
      params: {},
      facts: { ...facts, attestations: [{ ...signed, identity: 'claimed' }] },
      outcome: 'pending',
    },
    {
      title: 'a typed name where these count',
      params: {},
      facts: { ...facts, attestations: [{ ...signed, identity: 'claimed' }], claimsCount: true },
      outcome: 'pass',
    },
    {
      title: 'in the session before this one',
      params: {},
      facts: { ...facts, attestations: [{ ...signed, session: 'shop-1' }], session: 'shop-2' },
      outcome: 'pending',
    },
    { title: 'too old', params: { maxAge: '12h' }, facts, outcome: 'pending' },
    {
      title: 'changes that are not committed',
      params: {},
      facts: { ...facts, boundTo: undefined, unbound: 'files differ from the last commit' },
      outcome: 'pending',
    },
  ],
};

async function gather(_params: Params, context: CheckContext): Promise<Facts> {
  const { item, store, authors, cwd, subject } = context;
  const records = (await store?.list(attestationKind)) ?? [];
  const attestations = records
    .map(({ value }) => value as Attestation)
    .filter((found) => found.item === item);
  return {
    item,
    ...(await contentOf(context)),
    attestations,
    ...(await sessionOf(store, cwd, subject.service)),
    authors,
    claimsCount: !context.ci || context.acceptClaimed,
    now: context.now().toISOString(),
  };
}

async function sessionOf(
  store: CheckContext['store'],
  folder: string,
  service: string,
): Promise<Pick<Facts, 'session'>> {
  const session = store && (await openSessionOf({ store, folder, service }));
  return session === undefined ? {} : { session };
}

async function contentOf(context: CheckContext): Promise<Pick<Facts, 'boundTo' | 'unbound'>> {
  const { boundTo, cwd, env, signal } = context;
  if (boundTo !== undefined) return { boundTo };
  try {
    return { boundTo: await bindingOf({ cwd }, { env, signal }) };
  } catch (error) {
    if (error instanceof HarnessError) return { unbound: error.message };
    throw error;
  }
}

function judge(facts: Facts, params: Params): Judgement {
  const { item, boundTo, unbound, attestations } = facts;
  const command = `seaworthy attest ${item} --note "..."`;
  if (boundTo === undefined) {
    return {
      outcome: 'pending',
      message: `It cannot be attested yet: ${unbound ?? 'no content is named'}`,
      command,
    };
  }
  const latestFirst = attestations.toSorted((a, b) => b.at.localeCompare(a.at));
  const objections = latestFirst.map((found) => objectionTo(found, boundTo, facts, params));
  const index = objections.indexOf(undefined);
  const attestation = latestFirst[index];
  if (attestation) {
    const message = `${attestation.who} on ${attestation.at.slice(0, 10)}: ${attestation.note}`;
    return { outcome: 'pass', message, attestation };
  }
  const [latest] = objections;
  const asked = params.statement === undefined ? '' : ` To vouch for: ${params.statement}`;
  const message = `${latest ?? 'Nobody has attested it yet.'}${asked}`;
  return { outcome: 'pending', message, command };
}

/** Why an attestation does not count, or undefined when it does. */
function objectionTo(
  { who, at, identity, boundTo, session, authors = [] }: Attestation,
  content: string,
  facts: Facts,
  { maxAge }: Params,
): string | undefined {
  if (boundTo !== content)
    return `${who} attested other content (${shortOf(boundTo)}, now ${shortOf(content)}).`;
  if (session !== undefined && facts.session !== undefined && session !== facts.session)
    return `${who} attested it in another session (${session}).`;
  if (isAuthor(who, [...authors, ...facts.authors])) return `${who} wrote the change and cannot attest it.`;
  const ageMs = Date.parse(facts.now) - Date.parse(at);
  if (maxAge !== undefined && ageMs > durationMs(maxAge))
    return `${who} attested it more than ${maxAge} ago.`;
  if (identity === 'claimed' && !facts.claimsCount) {
    return `The name ${who} was only typed, nobody vouches for it; in CI that does not count.`;
  }
  return undefined;
}

function shortOf(content: string): string {
  return content.slice(0, 17);
}
