import { place, type ResultDraft } from '../reports/index.ts';
import type { ItemRun } from './item-run.ts';

/** What one run of an item says in the report. */
export function draftOf({ item, judgement, attempts }: ItemRun): ResultDraft {
  const { check, owner, service, source } = item;
  const { measured, evidence, attestation } = judgement;
  const places = new Set([...(service ? [place.service(service)] : []), ...(judgement.places ?? [])]);
  // An item that came without a file cannot be named on the command line.
  const again = source.line && `seaworthy checklist run ${source.file} --only ${item.id}`;
  const command = judgement.command ?? again;
  return {
    tool: 'checklist',
    rule: check.id,
    key: item.id,
    outcome: judgement.outcome,
    level: item.level,
    title: item.title,
    message: judgement.message,
    places: [place.item(item.id), ...places],
    why: check.why,
    fix: check.remedy,
    phase: item.phase,
    source,
    ...(attempts.length > 0 ? { attempts } : {}),
    ...(measured && measured.length > 0 ? { measured } : {}),
    ...(evidence && evidence.length > 0 ? { evidence } : {}),
    ...(attestation ? { attestation } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...(command ? { command } : {}),
  };
}
