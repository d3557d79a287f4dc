/** Sends one e-mail by SMTP. */
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import type { Delivery } from './webhook.ts';

export interface Mail {
  /** `smtp://user:password@host:port`, or `smtps:` for TLS from the start. */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** The id of the message once the server took it for every address. */
export async function sendMail(
  { server, from, to, subject, text }: Mail,
  context: CheckContext,
): Promise<Delivery> {
  if (!URL.canParse(server)) return { fault: 'the address of the mail server is no URL' };
  const { protocol, hostname, port, username, password } = new URL(server);
  const refused = refusalOf(new URL(server), [server], context);
  if (refused !== undefined) return { fault: refused };
  const { createTransport } = await import('nodemailer');
  const secure = protocol === 'smtps:';
  const waitMs = context.timeoutMs;
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const sent = await Promise.race([
      transport.sendMail({ from, to: [...to], subject, text }),
      aborted(context.signal),
    ]);
    const lost = sent.rejected.length;
    return lost === 0
      ? { receipt: sent.messageId }
      : { fault: `the server refused ${lost} of ${to.length} addresses` };
  } catch (error) {
    const { code, responseCode, message } = error as {
      code?: string;
      responseCode?: number;
      message: string;
    };
    return { fault: `mail server ${hostname}: ${[code, responseCode].filter(Boolean).join(' ') || message}` };
  } finally {
    transport.close();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('stopped before the server answered'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
