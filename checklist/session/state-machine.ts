/** Which step may follow which. Pure. */
import { lastOf, type Session, type SessionState, type Step } from './session.ts';

/** What may be done next, by state. A rollback is possible from the start until the session is closed. */
const next: Readonly<Record<SessionState, readonly Step[]>> = {
  none: ['start'],
  open: ['ship', 'rollback'],
  shipped: ['commit', 'rollback'],
  committed: ['close', 'rollback'],
  'rolled-back': ['close', 'rollback'],
  closed: ['start'],
};

/** A step whose switch failed did not come about. */
export function stateOf(session: Session | undefined): SessionState {
  if (session === undefined) return 'none';
  const shipped = new Set<string>();
  let state: SessionState = 'open';
  for (const { step, module, run } of session.events) {
    if (run?.ok === false) continue;
    if (step === 'commit') state = 'committed';
    if (step === 'rollback') state = 'rolled-back';
    if (step === 'close') state = 'closed';
    if (step === 'ship' && module !== undefined) shipped.add(module);
    if (step === 'ship' && session.modules.every(({ name }) => shipped.has(name))) state = 'shipped';
  }
  return state;
}

/** The steps that are allowed now. What was never shipped can be closed without a word. */
export function nextSteps(session: Session | undefined): readonly Step[] {
  const state = stateOf(session);
  const isUntouched = session !== undefined && state === 'open' && lastOf(session, 'ship') === undefined;
  return isUntouched ? [...next[state], 'close'] : next[state];
}

/** Why a step is out of order, or undefined when it is in order. */
export function disorder(session: Session | undefined, step: Step): string | undefined {
  const allowed = nextSteps(session);
  if (allowed.includes(step)) return undefined;
  const state = stateOf(session);
  const is = session === undefined ? 'No session is open' : `The session ${session.id} is ${state}`;
  return `${is}: "${step}" cannot follow, only ${allowed.map((name) => `"${name}"`).join(' or ')}.`;
}

/** Modules that are not shipped yet, in the planned order. */
export function unshipped({ modules, events }: Session): string[] {
  const shipped = events.filter(({ step, run }) => step === 'ship' && run?.ok !== false);
  return modules.map(({ name }) => name).filter((name) => !shipped.some(({ module }) => module === name));
}

/** How long the old version must still be held, in milliseconds; 0 where nothing holds. */
export function holdLeftMs(session: Session, now: Date): number {
  const committed = lastOf(session, 'commit');
  if (committed === undefined || stateOf(session) !== 'committed') return 0;
  return Math.max(0, Date.parse(committed.at) + session.holdMs - now.getTime());
}
