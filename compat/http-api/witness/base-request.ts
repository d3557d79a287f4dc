import type { Operation } from '../contract.ts';
import type { Writer } from './embed.ts';
import type { RequestMessage } from './message.ts';
import { Sampler } from './samples.ts';
import { asText } from './show-message.ts';

/** One operation as both contracts describe it. */
export type BothOperations = Readonly<Record<Writer, Operation>>;

/**
 * The smallest request that the writer's contract allows, with what the other contract asks for too where the writer's
 * knows it. Undefined where a value that must be there was not found.
 */
export function baseRequest(operations: BothOperations, writer: Writer): RequestMessage | undefined {
  const [mine, other] = [operations[writer], operations[writer === 'old' ? 'new' : 'old']];
  const sampler = new Sampler('request');
  const parameters: Record<string, unknown> = {};
  for (const [key, parameter] of mine.parameters) {
    const twin = other.parameters.get(key);
    if (!parameter.required && twin?.required !== true) continue;
    const sample = sampler.of(parameter.schema, twin?.schema);
    if (sample === undefined) return undefined;
    parameters[key] = asText(sample.value);
  }
  const [content] = mine.body?.content ?? [];
  if (content === undefined || (mine.body?.required !== true && other.body?.required !== true))
    return { parameters };
  const [mediaType, node] = content;
  const sample = sampler.of(node, other.body?.content.get(mediaType));
  return sample === undefined ? undefined : { parameters, body: { mediaType, value: sample.value } };
}
