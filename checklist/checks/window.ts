import { Type, type Static } from '@sinclair/typebox';
import type { Check, Judgement } from '../check.ts';
import {
  isBlackedOut,
  isOpen,
  nextOpening,
  parseBlackout,
  parseWindow,
  type Blackout,
  type ReleaseWindow,
} from '../release-window.ts';
import { clockOf, weekdays } from '../zoned-time.ts';

const params = Type.Object(
  {
    allow: Type.Array(Type.String(), {
      minItems: 1,
      description: 'windows such as "Mon-Thu 10:00-17:00 Asia/Shanghai"; any of them will do',
    }),
    blackout: Type.Optional(
      Type.Array(Type.String(), { description: 'days without releases: 2026-11-11, 2026-12-30..2027-01-02' }),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

interface Facts {
  /** ISO 8601 in UTC. */
  readonly now: string;
}

const workdays: Params = { allow: ['Mon-Thu 10:00-17:00 Asia/Shanghai'], blackout: ['2026-11-11'] };

/** Asks the clock whether releases are allowed now. Blackout days are those of each window's zone. */
export const window: Check<Params, Facts> = {
  id: 'window',
  question: 'Is a release allowed at this hour?',
  why: 'A release in the peak meets the most users, and one on a Friday evening meets nobody who could help.',
  remedy: 'Wait for the next window, or have the exception approved and the window changed in the checklist.',
  params,
  problems: ({ allow, blackout = [] }) => [
    ...allow.flatMap((text, index) => problemAt(['allow', index], parseWindow(text))),
    ...blackout.flatMap((text, index) => problemAt(['blackout', index], parseBlackout(text))),
  ],
  gather: (_params, context) => Promise.resolve({ now: context.now().toISOString() }),
  judge,
  examples: [
    {
      title: 'Tuesday 11:00 in Shanghai',
      params: workdays,
      facts: { now: '2026-11-17T03:00:00Z' },
      outcome: 'pass',
    },
    { title: 'closing time', params: workdays, facts: { now: '2026-11-17T09:00:00Z' }, outcome: 'fail' },
    { title: 'Friday', params: workdays, facts: { now: '2026-11-20T03:00:00Z' }, outcome: 'fail' },
    { title: 'a blackout day', params: workdays, facts: { now: '2026-11-11T03:00:00Z' }, outcome: 'fail' },
    {
      title: 'after midnight of a night window',
      params: { allow: ['Mon 22:00-02:00 Europe/Berlin'] },
      facts: { now: '2026-11-24T00:30:00Z' },
      outcome: 'pass',
    },
  ],
};

function judge({ now }: Facts, params: Params): Judgement {
  const at = new Date(now);
  const windows = params.allow.map(parseWindow).filter((parsed) => typeof parsed !== 'string');
  const blackouts = (params.blackout ?? []).map(parseBlackout).filter((parsed) => typeof parsed !== 'string');
  const open = windows.find((window) => isOpenAt(window, blackouts, at));
  const measured = [{ name: 'now', unit: '', expected: params.allow.join(' or '), actual: now }];
  if (open) return { outcome: 'pass', message: `It is ${shown(at, open.zone)}: ${open.text}.`, measured };
  const zone = windows[0]?.zone ?? 'UTC';
  const message = `It is ${shown(at, zone)}, outside of every window.${opening(windows, blackouts, at)}`;
  return { outcome: 'fail', message, measured };
}

function isOpenAt(window: ReleaseWindow, blackouts: readonly Blackout[], at: Date): boolean {
  const local = clockOf(window.zone)(at);
  return isOpen(window, local) && !isBlackedOut(blackouts, local);
}

function opening(windows: readonly ReleaseWindow[], blackouts: readonly Blackout[], now: Date): string {
  const openings = windows.flatMap((window) => {
    const at = nextOpening(window, blackouts, now);
    return at ? [{ at, zone: window.zone }] : [];
  });
  const [next] = openings.sort((a, b) => a.at.getTime() - b.at.getTime());
  return next ? ` The next one opens ${shown(next.at, next.zone)}.` : ' None opens within two weeks.';
}

function shown(at: Date, zone: string): string {
  const { weekday, date, minutes } = clockOf(zone)(at);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${weekdays[weekday]} ${date} ${hour}:${minute} ${zone}`;
}

function problemAt(
  path: readonly (string | number)[],
  parsed: object | string,
): { path: typeof path; problem: string }[] {
  return typeof parsed === 'string' ? [{ path, problem: parsed }] : [];
}
