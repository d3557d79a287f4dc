import type { CompleteReply } from '../reply.ts';

/** The reply with links to its own group made relative, so that two groups at two addresses can agree. */
export function withoutOrigin(reply: CompleteReply, origin: string): CompleteReply {
  const { location } = reply.headers;
  const { text } = reply.body;
  return {
    ...reply,
    headers:
      typeof location === 'string'
        ? { ...reply.headers, location: relative(location, origin) }
        : reply.headers,
    body: text?.includes(origin) === true ? { ...reply.body, text: text.replaceAll(origin, '') } : reply.body,
  };
}

function relative(location: string, origin: string): string {
  return location === origin
    ? '/'
    : location.startsWith(`${origin}/`)
      ? location.slice(origin.length)
      : location;
}
