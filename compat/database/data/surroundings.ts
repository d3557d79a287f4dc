import type { Notice } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import { serverError } from '../engine/server-error.ts';
import type { DataSource } from './data-source.ts';
import type { LiveFacts } from './live-facts.ts';

/** A running database beside the scratch one. */
export interface Surroundings {
  readonly facts: LiveFacts;
  /** `server_version_num` of the scratch database, where one was used. */
  readonly scratchVersion?: number;
  /** ISO time. */
  readonly askedAt: string;
  /** How far behind a replica may be, in milliseconds. */
  readonly lagMaxMs: number;
}

/** Looks at the live database itself; undefined where there is none, with a notice where it says nothing. */
export async function lookAround(
  source: DataSource | undefined,
  {
    engine,
    now,
    lagMaxMs,
  }: { readonly engine?: Pick<Engine, 'rows'>; readonly now: Date; readonly lagMaxMs: number },
): Promise<{ readonly live?: Surroundings; readonly notices: readonly Notice[] }> {
  if (source?.facts === undefined || !source.live) return { notices: [] };
  const [scratch] = (await engine?.rows(`SELECT current_setting('server_version_num') AS version`)) ?? [];
  try {
    const facts = await source.facts();
    const version = scratch && { scratchVersion: Number(scratch['version']) };
    return { live: { facts, ...version, askedAt: now.toISOString(), lagMaxMs }, notices: [] };
  } catch (error) {
    const { code, message } = serverError(error);
    const what = `Sequences, collations and indexes of the live database were not looked at: ${code} ${message}.`;
    return { notices: [{ kind: 'tool-fault', message: what }] };
  }
}
