/** Which phases of a change were passed, by whom and when; kept in a record store. */
import { HarnessError, recordsName, withRecords } from '../../../reports/index.ts';
import { phaseIds } from './phase-id.ts';
import type { PhaseId } from './phase-id.ts';

export interface PhaseStep {
  readonly phase: PhaseId;
  /** `passed`, or `back`: what was passed counts no more. */
  readonly step: 'passed' | 'back';
  readonly who: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Digest of the change that it was proven of. */
  readonly digest: string;
  /** Report that proved it, or why one went back. */
  readonly because: string;
}

/** What is known of one change, the oldest step first. */
export type PhaseRecord = readonly PhaseStep[];

const kind = 'column-phase';
const lockTtlMs = 60_000;

/** @throws {HarnessError} `store-failed` when it cannot be read or is damaged. */
export async function readPhases(place: string, key: string): Promise<PhaseRecord> {
  return withRecords(place, async (store) => stepsOf((await store.get(kind, key))?.value, place));
}

/**
 * Adds a step to what is known then.
 *
 * @param check throws where the step may not follow what is known by now
 * @throws {HarnessError} `store-failed`, also when somebody else is writing
 */
export async function addStep(
  place: string,
  key: string,
  step: PhaseStep,
  check: (known: PhaseRecord) => void,
): Promise<void> {
  await withRecords(place, async (store) => {
    const lock = await store.lock(`${kind} ${key}`, { owner: step.who, ttlMs: lockTtlMs });
    if (lock === undefined) throw failed('Somebody else is changing the record of this change.', place);
    try {
      const known = stepsOf((await store.get(kind, key))?.value, place);
      check(known);
      await store.put(kind, key, [...known, step]);
    } finally {
      await lock.release();
    }
  });
}

/** The steps that count now, in order of the phases: those of this digest that were not taken back. */
export function passedOf(record: PhaseRecord, digest: string): PhaseStep[] {
  const passed: PhaseStep[] = [];
  for (const step of record.filter((one) => one.digest === digest)) {
    if (step.step === 'passed') passed.push(step);
    else passed.pop();
  }
  return passed;
}

function stepsOf(value: unknown, place: string): PhaseRecord {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isStep)) return value;
  throw failed('The record of the phases is damaged.', place);
}

function isStep(value: unknown): value is PhaseStep {
  const { phase, step, who, at, digest, because } = (value ?? {}) as Partial<
    Record<keyof PhaseStep, unknown>
  >;
  const texts = [who, at, digest, because].every((text) => typeof text === 'string');
  return texts && (phaseIds as readonly unknown[]).includes(phase) && (step === 'passed' || step === 'back');
}

function failed(what: string, place: string): HarnessError {
  return new HarnessError('store-failed', {
    what,
    where: recordsName(place),
    todo: 'Try again, or look at the store.',
  });
}
