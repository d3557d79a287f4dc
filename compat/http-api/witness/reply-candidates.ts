import type { Response } from '../contract.ts';
import type { BothOperations } from './base-request.ts';
import { changedBodies, type Changed, changedValues } from './changed-values.ts';
import type { ReplyMessage } from './message.ts';
import { responseFor } from './message-checker.ts';
import { Sampler } from './samples.ts';
import { asText } from './show-message.ts';

/** Replies that may show a change. */
export function replyCandidates(changed: Changed, operations: BothOperations): readonly ReplyMessage[] {
  return [...operations[changed.writer].responses.keys()].flatMap((status) => {
    const shown = status.replace('XX', '00').replace('default', '500');
    if (changed.change.kind.startsWith('status-')) return [{ status: shown }];
    const both = [operations.old, operations.new].map(({ responses }) => responseFor(responses, status));
    const [old, now] = both;
    if (old === undefined || now === undefined) return [];
    return ofStatus(changed, shown, [old, now]);
  });
}

function ofStatus(
  changed: Changed,
  status: string,
  [old, now]: readonly [Response, Response],
): ReplyMessage[] {
  const { change, writer } = changed;
  const mine = writer === 'old' ? old : now;
  const headers: Record<string, unknown> = {};
  for (const [name, { required, schema }] of mine.headers)
    if (required) headers[name] = asText(new Sampler('response').of(schema)?.value ?? 'text');
  if (change.kind.startsWith('header-')) return [{ status, headers }];
  const names = [...mine.headers.keys()].filter((name) => change.element.key.endsWith(` header ${name}`));
  const inHeaders = names.flatMap((name) =>
    changedValues([old.headers.get(name)?.schema, now.headers.get(name)?.schema], changed).map((value) => ({
      status,
      headers: { ...headers, [name]: asText(value) },
    })),
  );
  const bodies = changedBodies([old.content, now.content], changed);
  return [...inHeaders, ...bodies.map((body) => ({ status, body }))];
}
