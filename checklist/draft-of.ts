import { place, type ResultDraft } from '../reports/index.ts';
import type { ItemRun } from './item-run.ts';

/**
 * What one run of an item says in the report.
 *
 * @param file the checklist as the user named it, for the command that runs just this item again.
 */
export function draftOf({ item, judgement, attempts }: ItemRun, file: string | undefined): ResultDraft {
  const { check, owner, service } = item;
  const { measured, evidence, attestation } = judgement;
  const places = new Set([...(service ? [place.service(service)] : []), ...(judgement.places ?? [])]);
  const again = file === undefined ? undefined : `seaworthy checklist run ${file} --only ${item.id}`;
  const command = judgement.command ?? again;
  return {
    tool: 'checklist',
    rule: check.id,
    key: item.id,
    outcome: judgement.outcome,
    level: item.level,
    title: `${item.id} ${item.title}`,
    message: judgement.message,
    places: [place.item(item.id), ...places],
    why: check.why,
    fix: check.remedy,
    phase: item.phase,
    source: item.source,
    ...(attempts.length > 0 ? { attempts } : {}),
    ...(measured && measured.length > 0 ? { measured } : {}),
    ...(evidence && evidence.length > 0 ? { evidence } : {}),
    ...(attestation ? { attestation } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...(command === undefined ? {} : { command }),
  };
}
