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
  /** The server that the release goes to, where the user names it. */
  readonly target?: ServerVersion;
  readonly now: Date;
  readonly lagMaxMs: number;
}

interface Surrounded {
  /** Absent where there is no live database, or it says nothing. */
  readonly live?: Surroundings;
  /** The server that the release goes to: the one that was named, else the live one. */
  readonly target?: ServerVersion;
  readonly notices: readonly Notice[];
}

/** Looks at the live database itself, and at where the release goes to; notices say what is not known or differs. */
export async function lookAround(source: DataSource | undefined, around: Around): Promise<Surrounded> {
  const isAsked = source?.live === true || around.target !== undefined;
  const tried = around.scratchVersion ?? (isAsked ? await versionOf(around.engine) : undefined);
  const { live, notices } = await lookAtLive(source, around, tried);
  const target = around.target ?? live?.facts.server.version;
  return {
    ...(live && { live }),
    ...(target && { target }),
    notices: [...notices, ...differing(around.target, tried)],
  };
}

async function lookAtLive(
  source: DataSource | undefined,
  { now, lagMaxMs }: Around,
  scratchVersion: ServerVersion | undefined,
): Promise<Pick<Surrounded, 'live' | 'notices'>> {
  if (source?.facts === undefined || !source.live) return { notices: [] };
  try {
    const facts = await source.facts();
    const scratch = scratchVersion && { scratchVersion };
    return { live: { facts, ...scratch, askedAt: now.toISOString(), lagMaxMs }, notices: [] };
  } catch (error) {
    const { code, message } = serverError(error);
    const what = `What the live database says of itself was not looked at: ${code} ${message}.`;
    return { notices: [{ kind: 'tool-fault', message: what }] };
  }
}

function differing(target: ServerVersion | undefined, tried: ServerVersion | undefined): Notice[] {
  if (target === undefined || tried === undefined) return [];
  if (tried.product === target.product && tried.release === target.release) return [];
  const [goes, ran] = [target, tried].map(({ product, text }) => `${product} ${text}`);
  const message = `The release goes to ${goes}, but migrations and queries were tried on ${ran}: one may accept what the other refuses.`;
  return [{ kind: 'info', message }];
}

async function versionOf(engine: Around['engine']): Promise<ServerVersion | undefined> {
  const [scratch] = (await engine?.rows(`SELECT current_setting('server_version_num') AS version`)) ?? [];
  return scratch && postgresVersion(Number(scratch['version']));
}
