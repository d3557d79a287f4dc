import { Resolver } from 'node:dns/promises';

/** The values of a name in order, or the code of what went wrong, for example `ENOTFOUND`. */
export interface NameAnswer {
  readonly name: string;
  readonly values?: readonly string[];
  readonly fault?: string;
}

export interface NameQuery {
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'TXT';
  /** Address of a name server; that of this machine by default. */
  readonly resolver?: string | undefined;
}

const types = { A: 'resolve4', AAAA: 'resolve6', CNAME: 'resolveCname', TXT: 'resolveTxt' } as const;

/** Asks a name server for all names at once. Never rejects for what a server answers. */
export async function askNames(
  names: readonly string[],
  { type, resolver }: NameQuery,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<NameAnswer[]> {
  const server = new Resolver({ timeout: Math.max(500, Math.floor(timeoutMs / 4)), tries: 2 });
  if (resolver !== undefined) server.setServers([resolver]);
  const cancel = (): void => server.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const ask = async (name: string): Promise<NameAnswer> => {
    try {
      return { name, values: (await server[types[type]](name)).flat().sort() };
    } catch (error) {
      return { name, fault: (error as NodeJS.ErrnoException).code ?? 'failed' };
    }
  };
  try {
    return await Promise.all(names.map(ask));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
