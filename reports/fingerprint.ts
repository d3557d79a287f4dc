import { createHash } from 'node:crypto';
import type { AcceptedChange, ResultDraft } from './result.ts';

/**
 * 16 hex characters that name the same finding in every run: service, tool, rule, key and deploy states.
 * Nothing that moves between runs (line, value, time, message) goes in.
 */
export function fingerprint(service: string, draft: ResultDraft): string {
  return shortHash([service, draft.tool, draft.rule, draft.key, [...(draft.states ?? [])].sort().join('')]);
}

/** 16 hex characters over what exactly changed; a waiver accepts this change and no other. */
export function changeDigest(change: AcceptedChange): string {
  return shortHash([change.kind, change.from ?? '', change.to ?? '']);
}

function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
