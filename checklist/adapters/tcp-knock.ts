import { connect } from 'node:net';

/** How an address answered. `silent` gave no answer in time, `unknown` could not be asked. */
export interface Knock {
  readonly state: 'open' | 'refused' | 'silent' | 'unknown';
  readonly reason?: string;
}

/** Codes that say that somebody is there and does not want us. */
const refusals = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES']);

/** Opens a connection and closes it at once; nothing is sent. */
export function knock(host: string, port: number, withinMs: number, signal: AbortSignal): Promise<Knock> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal, timeout: withinMs });
    const end = (answer: Knock): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end({ state: 'open' }));
    socket.once('timeout', () => end({ state: 'silent', reason: `no answer within ${withinMs} ms` }));
    socket.once('error', ({ code = 'failed' }: NodeJS.ErrnoException) => {
      if (code === 'ETIMEDOUT') end({ state: 'silent', reason: code });
      else end({ state: refusals.has(code) ? 'refused' : 'unknown', reason: code });
    });
  });
}
