import { policy, reportPolicy } from './pages/frame.ts';

/** What is sent back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<string>;
}

/** Nothing is guessed, framed, kept or told on. */
const safety = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** One of our plain pages. */
export function pageReply(body: string, status = 200, more: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: {
      ...safety,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      ...more,
    },
    body,
  };
}

/** The page of a run; it says itself which of its scripts and styles may run. */
export function reportReply(body: AsyncIterable<string>): Reply {
  return {
    status: 200,
    headers: {
      ...safety,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': reportPolicy,
    },
    body,
  };
}

export function jsonReply(body: AsyncIterable<string>): Reply {
  return {
    status: 200,
    headers: {
      ...safety,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
    body,
  };
}

export function redirect(to: string, more: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { ...safety, Location: to, ...more }, body: '' };
}
