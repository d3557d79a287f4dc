/** What to ask of every captured exchange of a changed operation. Pure. */
import type { Exchange } from '../../../capture/index.ts';
import type { Change, ChangeKind } from '../changes.ts';
import type { Location } from '../read/location.ts';
import type { Violation } from '../witness/message-checker.ts';
import type { MatchedRequest } from './operation-matcher.ts';

/** One captured exchange with what its two messages break that they did not break before. */
export interface Seen {
  readonly exchange: Exchange;
  readonly request: MatchedRequest;
  /** Parameters of which nothing, or no value, was captured. */
  readonly unknown: ReadonlySet<string>;
  /** What of the request the candidate refuses and the baseline takes. */
  readonly refused: readonly Violation[];
  /** What of the reply one contract refuses and the one it was written for allows. */
  readonly misread: readonly Violation[];
}

export interface Question {
  /** For the report, after "12 of 340 captured requests": for example "do not send `region`". */
  readonly words: string;
  /** Parameter whose value an example shows. */
  readonly shows?: string;
  /** Whether enough of the exchange was captured to tell. Default: always. */
  canTell?(seen: Seen): boolean;
  isHit(seen: Seen): boolean;
}

const missing: ReadonlySet<ChangeKind> = new Set(['parameter-added', 'parameter-requiredness'] as const);

/**
 * Undefined where captured exchanges cannot tell, for example for the body of a request. Old replies show what new
 * callers meet, and replies of the new provider (`isReplayed`) what old callers meet.
 */
export function questionFor(change: Change, isReplayed: boolean): Question | undefined {
  const { kind, effect, parameter, element } = change;
  if (parameter !== undefined) return isReplayed ? undefined : parameterQuestion(change, parameter);
  if (element.role !== 'response') return undefined;
  if (kind === 'status-removed' || kind === 'status-added') {
    const status = element.key.split(' ').at(-1) ?? '';
    return {
      words: `were answered with ${status}`,
      canTell: ({ exchange }) => exchange.status !== undefined,
      isHit: ({ exchange }) => String(exchange.status) === status,
    };
  }
  if (effect === (isReplayed ? 'narrows' : 'widens')) return undefined;
  return {
    words: `were answered with what the ${isReplayed ? 'baseline' : 'candidate'} does not allow here`,
    canTell: ({ exchange }) => exchange.replyBody !== undefined,
    isHit: ({ misread }) => misread.some((violation) => isAbout(violation, change)),
  };
}

function parameterQuestion({ kind, effect }: Change, key: string): Question | undefined {
  const [place = '', ...rest] = key.split(' ');
  const name = rest.join(' ');
  if (kind === 'parameter-removed') {
    if (place !== 'query') return undefined;
    return { words: `send \`${name}\``, isHit: ({ request }) => request.query.has(name) };
  }
  // what only new callers send is in no capture of old ones
  if (effect === 'widens' || effect === 'none') return undefined;
  const question = {
    canTell: ({ unknown }: Seen): boolean => !unknown.has(key),
    isHit: ({ refused }: Seen): boolean => refused.some(({ part }) => part === key),
  };
  if (missing.has(kind)) return { words: `do not send \`${name}\``, ...question };
  return { words: 'send a value that the candidate does not accept', shows: key, ...question };
}

/** Whether a schema that refused a value stands where the change is. */
function isAbout({ place, field }: Violation, { old, new: now }: Change): boolean {
  if (place === undefined) return false;
  const pointers = [
    place.pointer,
    ...(field === undefined ? [] : [`${place.pointer}/properties/${escaped(field)}`]),
  ];
  return [old, now].some((at) => at !== undefined && isSame(at, place, pointers));
}

function isSame(at: Location, place: Location, pointers: readonly string[]): boolean {
  return at.file === place.file && pointers.includes(at.pointer);
}

function escaped(field: string): string {
  return field.replaceAll('~', '~0').replaceAll('/', '~1');
}
