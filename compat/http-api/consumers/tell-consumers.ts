/** Adds to a result who uses what it is about. Pure. */
import { place, type ResultDraft } from '../../../reports/index.ts';
import { firstOf } from '../../first-of.ts';
import type { UsedBy } from './used-by.ts';

const namedMax = 5;

/** `known`: how many consumers have a contract. */
export function tellConsumers(draft: ResultDraft, users: readonly UsedBy[], known: number): ResultDraft {
  if (draft.outcome === 'pass') return draft;
  if (users.length === 0)
    return {
      ...draft,
      message: `${draft.message} ${known === 1 ? 'The one consumer' : `None of ${known} consumers`} with a contract ${known === 1 ? 'does not use' : 'uses'} it.`,
    };
  const names = users.map(({ consumer }) => consumer);
  const [first, ...places] = draft.places;
  return {
    ...draft,
    message: `${draft.message} Used by ${firstOf(names, namedMax)}: tell them before the release.`,
    places: [first, ...places, ...users.map(({ consumer }) => place.service(consumer))],
    evidence: [
      ...(draft.evidence ?? []),
      {
        kind: 'table',
        title: 'Used by',
        columns: ['consumer', 'how'],
        rows: users.map(({ consumer, how }) => [consumer, how]),
      },
    ],
  };
}
