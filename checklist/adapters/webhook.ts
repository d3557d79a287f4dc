/**
 * Posts a text to the webhook of a chat, in the form of that chat, and reads from the reply whether it was taken.
 * The forms are those of the public pages on incoming webhooks of Slack, DingTalk, WeCom and Feishu (Lark).
 */
import { createHmac } from 'node:crypto';
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';
import { callHttp } from './http-call.ts';

export const webhookFormats = ['slack', 'dingtalk', 'wecom', 'feishu', 'json'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

export interface WebhookNotice {
  /** The webhook. Its path or query holds a token, so it is not shown. */
  readonly url: string;
  readonly format: WebhookFormat;
  /** Signs the request where the robot demands it: DingTalk and Feishu. */
  readonly secret?: string | undefined;
  readonly text: string;
}

/** What the other side said. */
export type Delivery = { readonly receipt: string } | { readonly fault: string };

export async function postNotice(notice: WebhookNotice, context: CheckContext): Promise<Delivery> {
  const { url, format } = notice;
  if (!URL.canParse(url)) return { fault: 'the webhook is no URL' };
  const refused = refusalOf(new URL(url), [url], context);
  if (refused !== undefined) return { fault: refused };
  const sent = webhookRequest(notice, context.now());
  const reply = await callHttp({
    method: 'POST',
    url: sent.url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent.body),
    signal: context.signal,
  });
  if ('fault' in reply) return { fault: `no reply from ${new URL(url).host}: ${reply.fault}` };
  const said = reply.body.trim().slice(0, 200);
  if (reply.status < 200 || reply.status > 299) return { fault: `status ${reply.status}: ${said}` };
  return isTaken(format, said)
    ? { receipt: said || `status ${reply.status}` }
    : { fault: `refused: ${said}` };
}

/** The request of a notice. The signatures hold for an hour around `now`. */
export function webhookRequest(
  { url, format, secret, text }: WebhookNotice,
  now: Date,
): { readonly url: string; readonly body: Readonly<Record<string, unknown>> } {
  switch (format) {
    case 'wecom':
      return { url, body: { msgtype: 'text', text: { content: text } } };
    case 'dingtalk': {
      const signed = new URL(url);
      if (secret !== undefined) {
        const timestamp = `${now.getTime()}`;
        signed.searchParams.set('timestamp', timestamp);
        signed.searchParams.set('sign', signature(secret, `${timestamp}\n${secret}`));
      }
      return { url: signed.href, body: { msgtype: 'text', text: { content: text } } };
    }
    case 'feishu': {
      const timestamp = `${Math.floor(now.getTime() / 1000)}`;
      const sign = secret !== undefined && { timestamp, sign: signature(`${timestamp}\n${secret}`, '') };
      return { url, body: { ...sign, msg_type: 'text', content: { text } } };
    }
    case 'slack':
    case 'json':
    default:
      return { url, body: { text } };
  }
}

function signature(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}

/** These chats refuse with status 200 and a code in the body. */
function isTaken(format: WebhookFormat, said: string): boolean {
  if (format === 'json') return true;
  if (format === 'slack') return said === 'ok';
  try {
    const { errcode, code, StatusCode } = JSON.parse(said) as Record<string, unknown>;
    return format === 'feishu' ? code === 0 || StatusCode === 0 : errcode === 0;
  } catch {
    return false;
  }
}
