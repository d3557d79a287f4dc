import type { Session, SwitchEffect } from '../checklist/index.ts';
import { holdLeftMs, nextSteps, stateOf, unshipped } from '../checklist/session/state-machine.ts';

/** A session as a person reads it: state, modules, what was done, what may be done next. */
export function renderSession(
  session: Session,
  { now, effects = [] }: { readonly now: Date; readonly effects?: readonly SwitchEffect[] | undefined },
): string {
  const left = unshipped(session);
  const holdMs = holdLeftMs(session, now);
  const lines = [
    `Session ${session.id}: ${stateOf(session)}`,
    `  ${session.description} (led by ${session.op})`,
    ...session.modules.map(({ name, version, former }) => {
      const way = former === undefined ? version : `${former} -> ${version}`;
      return `  ${name}  ${way}  ${left.includes(name) ? 'not shipped' : 'shipped'}`;
    }),
    '',
    ...session.events.map(({ at, step, module = '', who, reason, overridden, run }) => {
      const took =
        run === undefined ? '' : `  ${run.ok ? `${run.durationMs} ms` : 'FAILED'}${effectOf(run.effects)}`;
      const notes = [overridden && `against: ${overridden}`, reason]
        .filter((note) => note !== undefined)
        .join('; ');
      return `  ${at.slice(0, 19).replace('T', ' ')}  ${[step, module].join(' ').trim()}  ${who}${took}${notes === '' ? '' : `  (${notes})`}`;
    }),
    '',
    ...(holdMs > 0 ? [`The old version is held for another ${minutes(holdMs)}.`] : []),
    ...(stateOf(session) === 'open' || stateOf(session) === 'shipped'
      ? effects.map(({ url }) => `Users are served at ${url}.`)
      : []),
    `Next: ${nextSteps(session)
      .map((step) => `seaworthy session ${step}`)
      .join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function effectOf(effects: readonly { afterMs?: number }[]): string {
  const latest = Math.max(-1, ...effects.map(({ afterMs = -1 }) => afterMs));
  return latest < 0 ? '' : `, in effect after ${latest} ms`;
}

function minutes(ms: number): string {
  const whole = Math.ceil(ms / 60_000);
  return whole < 120 ? `${whole} min` : `${Math.round(whole / 6) / 10} h`;
}
