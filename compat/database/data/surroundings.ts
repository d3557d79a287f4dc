import type { Notice } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import { serverError } from '../engine/server-error.ts';
import type { DataSource } from './data-source.ts';
import { postgresVersion } from './live-facts.ts';
import type { LiveFacts, ServerVersion } from './live-facts.ts';

/** A running database beside the scratch one. */
export interface Surroundings {
  readonly facts: LiveFacts;
  /** Of the scratch database, where one was used. */
  readonly scratchVersion?: ServerVersion;
  /** ISO time. */
  readonly askedAt: string;
  /** How far behind a replica may be, in milliseconds. */
  readonly lagMaxMs: number;
}

interface Around {
  /** The scratch database, or what is known of it. */
  readonly engine?: Pick<Engine, 'rows'>;
  readonly scratchVersion?: ServerVersion;
  readonly now: Date;
  readonly lagMaxMs: number;
}

/** Looks at the live database itself; undefined where there is none, with a notice where it says nothing. */
export async function lookAround(
  source: DataSource | undefined,
  { engine, scratchVersion, now, lagMaxMs }: Around,
): Promise<{ readonly live?: Surroundings; readonly notices: readonly Notice[] }> {
  if (source?.facts === undefined || !source.live) return { notices: [] };
  const version = scratchVersion ?? (await versionOf(engine));
  try {
    const facts = await source.facts();
    const scratch = version && { scratchVersion: version };
    return { live: { facts, ...scratch, askedAt: now.toISOString(), lagMaxMs }, notices: [] };
  } catch (error) {
    const { code, message } = serverError(error);
    const what = `What the live database says of itself was not looked at: ${code} ${message}.`;
    return { notices: [{ kind: 'tool-fault', message: what }] };
  }
}

async function versionOf(engine: Around['engine']): Promise<ServerVersion | undefined> {
  const [scratch] = (await engine?.rows(`SELECT current_setting('server_version_num') AS version`)) ?? [];
  return scratch && postgresVersion(Number(scratch['version']));
}
