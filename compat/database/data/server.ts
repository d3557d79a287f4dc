import { HarnessError } from '../../../reports/index.ts';
import type { Notice } from '../../../reports/index.ts';
import type { TextRow } from '../engine/messages.ts';
import type { Addresses, Target } from './address.ts';
import { whoAmI } from './role.ts';
import { openSession, unreachable } from './session.ts';
import type { LiveSession, SessionLimits } from './session.ts';

/** A server that answered, and what it said of itself and of us. */
export interface Server {
  readonly session: LiveSession;
  readonly me: TextRow;
}

/** The first server that is as wanted, else the first that answers. Those that do not are told. */
export async function chooseServer(
  { urls, target }: Addresses,
  limits: SessionLimits,
): Promise<{ server: Server; notices: Notice[] }> {
  const notices: Notice[] = [];
  let spare: Server | undefined;
  let fault: unknown;
  for (const url of urls) {
    try {
      const server = await greet(url, limits);
      if (isWanted(server, target)) {
        await spare?.session.close();
        return { server, notices };
      }
      if (spare === undefined && target === 'prefer-standby') spare = server;
      else await server.session.close();
    } catch (error) {
      limits.signal.throwIfAborted();
      fault ??= error;
      notices.push({
        kind: 'info',
        message: `${(error as HarnessError).where}: ${(error as Error).message}`,
      });
    }
  }
  if (spare !== undefined) return { server: spare, notices };
  throw fault ?? noneIs(target);
}

async function greet(url: string, limits: SessionLimits): Promise<Server> {
  const session = await openSession(url, limits);
  try {
    const [me] = await session.query(whoAmI);
    return { session, me: me ?? {} };
  } catch (error) {
    await session.close();
    limits.signal.throwIfAborted();
    throw unreachable(url, error);
  }
}

function isWanted({ me }: Server, target: Target): boolean {
  return target === 'any' || (me['standby'] === 'true') === (target !== 'primary');
}

function noneIs(target: Target): HarnessError {
  return new HarnessError('target-unreachable', {
    what: `No server of the live database is a ${target}.`,
    todo: 'Name one, or ask for another with target_session_attrs.',
  });
}
