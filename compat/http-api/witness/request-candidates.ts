import type { BothOperations } from './base-request.ts';
import { changedBodies, type Changed, changedValues } from './changed-values.ts';
import type { RequestMessage } from './message.ts';
import { Sampler } from './samples.ts';
import { asText } from './show-message.ts';

/** Requests that may show a change, each made from the smallest one. */
export function requestCandidates(
  changed: Changed,
  operations: BothOperations,
  base: RequestMessage,
): readonly RequestMessage[] {
  const { kind, parameter: key } = changed.change;
  const mine = operations[changed.writer];
  if (kind === 'security') return mine.security.map((credentials) => ({ ...base, credentials }));
  if (key !== undefined) {
    const { [key]: _, ...others } = base.parameters;
    if (kind.startsWith('parameter-')) return [{ ...base, parameters: others }];
    const nodes = [operations.old, operations.new].map(({ parameters }) => parameters.get(key)?.schema);
    return changedValues(nodes, changed).map((value) => ({
      ...base,
      parameters: { ...others, [key]: asText(value) },
    }));
  }
  if (kind === 'body-added' || kind === 'body-requiredness') return [{ ...base, body: 'none' }];
  if (kind === 'media-type-removed' || kind === 'media-type-added') {
    return [...(mine.body?.content ?? [])].flatMap(([mediaType, node]) => {
      const sample = new Sampler('request').of(node);
      return sample === undefined ? [] : [{ ...base, body: { mediaType, value: sample.value } }];
    });
  }
  const contents = [operations.old.body?.content, operations.new.body?.content];
  return changedBodies(contents, changed).map((body) => ({ ...base, body }));
}
