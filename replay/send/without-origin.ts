import type { CompleteReply } from '../reply.ts';

/** The headers with a redirect to the own group made relative, so that two groups at two addresses can agree. */
export function withoutOrigin(headers: CompleteReply['headers'], origin: string): CompleteReply['headers'] {
  const { location } = headers;
  return typeof location === 'string' && location.startsWith(origin)
    ? { ...headers, location: relative(location, origin) }
    : headers;
}

function relative(location: string, origin: string): string {
  if (location === origin) return '/';
  return location.startsWith(`${origin}/`) ? location.slice(origin.length) : location;
}
