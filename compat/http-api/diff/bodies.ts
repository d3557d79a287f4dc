import type { Body, Content } from '../contract.ts';
import type { Role } from '../changes.ts';
import { entryFor } from '../media-types.ts';
import type { OperationPair } from './operation-pair.ts';
import { elementName, type Root } from './element.ts';
import type { Location } from '../read/location.ts';
import { requiredText } from './parameters.ts';
import { type DiffTools, walkSchemas } from './walk.ts';

/** Compares request bodies. */
export function diffBodies(pair: OperationPair, tools: DiffTools): void {
  const [before, after] = [pair.old.body, pair.new.body];
  const known = after ?? before;
  const root: Root = {
    role: 'request',
    key: (known && elementName(known.at)) ?? `${pair.name} body`,
    label: `request body of ${pair.name}`,
    place: pair.new.place,
  };
  if (before || after) tools.collector.looked('request');
  if (before && after) compareBodies(root, before, after, tools);
  else if (after) {
    const effect = after.required ? 'narrows' : 'widens';
    const words = { from: 'no body', to: requiredText(after) };
    add('body-added', effect, { ...words, old: pair.old.at, new: after.at });
  } else if (before) {
    add('body-removed', 'unknown', {
      from: requiredText(before),
      to: 'no body',
      old: before.at,
      new: pair.new.at,
    });
  }

  function add(
    kind: 'body-added' | 'body-removed',
    effect: 'narrows' | 'widens' | 'unknown',
    rest: { from: string; to: string; old: Location; new: Location },
  ): void {
    tools.collector.add({ kind, effect, element: root, place: root.place, ...rest });
  }
}

function compareBodies(root: Root, before: Body, after: Body, tools: DiffTools): void {
  const places = { old: before.at, new: after.at };
  if (before.required !== after.required) {
    const effect = after.required ? 'narrows' : 'widens';
    const words = { from: requiredText(before), to: requiredText(after) };
    tools.collector.add({
      kind: 'body-requiredness',
      effect,
      element: root,
      place: root.place,
      ...words,
      ...places,
    });
  }
  diffEncodings(root, [before, after], tools);
  diffContent(root, { before: before.content, after: after.content, asked: 'request', ...places }, tools);
}

/** How the fields of forms are written, where the media type is there on both sides. */
function diffEncodings(root: Root, [before, after]: readonly [Body, Body], tools: DiffTools): void {
  const [was, is] = [before.encodings ?? new Map(), after.encodings ?? new Map()];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [mediaType = '', field = ''] = key.split(' ', 2);
    const [from = 'usual encoding', to = 'usual encoding'] = [was.get(key), is.get(key)];
    if (from === to || !before.content.has(mediaType) || !after.content.has(mediaType)) continue;
    tools.collector.add({
      kind: 'parameter-style',
      effect: 'incomparable',
      element: {
        role: 'request',
        key: `${root.key} ${key}`,
        label: `field \`${field}\` of the ${root.label}`,
      },
      place: root.place,
      from,
      to,
      old: before.at,
      new: after.at,
    });
  }
}

export interface ContentPair {
  readonly before: Content;
  readonly after: Content;
  /** Role of the media type itself: callers choose it, also that of a response. */
  readonly asked: Extract<Role, 'request' | 'operation'>;
  readonly old: Location;
  readonly new: Location;
}

/** Compares what is sent under each media type. A range such as `application/*` covers its members. */
export function diffContent(root: Root, content: ContentPair, tools: DiffTools): void {
  const { before, after, asked, old, new: now } = content;
  const add = (kind: 'media-type-removed' | 'media-type-added', mediaType: string): void => {
    const element = {
      role: asked,
      key: `${root.key} ${mediaType}`,
      label: `media type \`${mediaType}\` of the ${root.label}`,
    };
    const effect = kind === 'media-type-removed' ? 'narrows' : 'widens';
    const word = { [kind === 'media-type-removed' ? 'from' : 'to']: mediaType };
    tools.collector.add({ kind, effect, element, place: root.place, ...word, old, new: now });
  };
  for (const [mediaType, schema] of before) {
    const match = entryFor(after, mediaType);
    if (match === undefined) add('media-type-removed', mediaType);
    else walkSchemas(root, [schema, match], tools);
  }
  for (const mediaType of after.keys()) {
    if (entryFor(before, mediaType) === undefined) add('media-type-added', mediaType);
  }
}
