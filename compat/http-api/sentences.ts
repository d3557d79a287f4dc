/** What happened, in one sentence for each kind of change. A new kind does not compile without one. */
import type { Change, ChangeKind } from './changes.ts';

const sentences: Readonly<Record<ChangeKind, (change: Change) => string>> = {
  'operation-removed': ({ element }) => `${element.label} is gone`,
  'operation-added': ({ element }) => `${element.label} is new`,
  deprecation: becomes,
  sunset: becomes,
  stability: ({ element, from, to }) => `${element.label} was promised as ${from} and now is as ${to}`,
  'operation-name': ({ element, from, to }) => `${element.label} is named another way: ${from} → ${to}`,
  security: ({ element, from, to }) => `${element.label} asks for other credentials: ${from} → ${to}`,
  'security-scheme': ({ element, from, to }) => `${element.label} changes: ${from} → ${to}`,
  server: ({ element, from }) => `${element.label} is ${from === undefined ? 'new' : 'gone'}`,
  'event-removed': ({ element }) => `${element.label} is no longer sent`,
  'event-added': ({ element }) => `${element.label} is new`,
  'parameter-added': ({ element, to }) => `${element.label} is new and ${to}`,
  'parameter-removed': ({ element, from }) => `${element.label} (${from}) is gone`,
  'parameter-requiredness': becomes,
  'parameter-style': ({ element, from, to }) => `${element.label} is written another way: ${from} → ${to}`,
  'body-requiredness': becomes,
  'body-added': ({ element, to }) => `${element.label} is new and ${to}`,
  'body-removed': ({ element }) => `${element.label} is gone`,
  'media-type-removed': ({ element }) => `${element.label} is gone`,
  'media-type-added': ({ element }) => `${element.label} is new`,
  'status-removed': ({ element }) => `${element.label} is gone`,
  'status-added': ({ element }) => `${element.label} is new`,
  'header-removed': ({ element, from }) => `${element.label} (${from}) is gone`,
  'header-added': ({ element, to }) => `${element.label} is new and ${to}`,
  'header-requiredness': becomes,
  'field-removed': ({ element, from }) => `${element.label} (${from}) is gone`,
  'field-added': ({ element, to }) => `${element.label} is new and ${to}`,
  'field-requiredness': becomes,
  type: ({ element, from, to }) => `${element.label} changes its type: ${from} → ${to}`,
  nullability: ({ element, from, to }) => `${element.label} changes its type: ${from} → ${to}`,
  enum: enumSentence,
  limit: ({ element, from, to }) => `${element.label} changes its limits: ${from} → ${to}`,
  form: ({ element, from, to }) => `${element.label} changes its form: ${from} → ${to}`,
  'extra-fields': ({ element, from, to }) =>
    `${element.label} changes what else it may hold: ${from} → ${to}`,
  alternatives: ({ element, from, to }) =>
    from === to
      ? `${element.label} changes its alternatives`
      : `${element.label} changes its alternatives${from === undefined ? '' : `, without ${from}`}${to === undefined ? '' : `, with ${to}`}`,
  access: ({ element, from, to }) => `${element.label} was ${from} and is ${to}`,
  default: ({ element, from, to }) => `${element.label} changes its default: ${from} → ${to}`,
  discriminator: ({ element, from, to }) =>
    `${element.label} tells its alternatives apart another way: ${from} → ${to}`,
  incomprehensible: ({ element, from, to }) =>
    `${element.label} could not be compared: ${[from, to].filter((text) => text !== undefined).join(' → ')}`,
};

/** Without a full stop, so that it can be joined. */
export function sentenceFor(change: Change): string {
  const text = sentences[change.kind](change);
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

function becomes({ element, from, to }: Change): string {
  return `${element.label} was ${from} and is ${to}`;
}

function enumSentence({ element, effect, from, to }: Change): string {
  if (effect === 'narrows' && to !== undefined) return `${element.label} accepts only ${to}`;
  if (effect === 'widens' && from !== undefined) return `${element.label} is no longer limited to ${from}`;
  const gone = from === undefined ? '' : ` without ${from}`;
  const added = to === undefined ? '' : ` with ${to}`;
  return `${element.label} changes its values:${[gone, added].filter(Boolean).join(',')}`;
}
