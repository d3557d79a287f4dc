/** The steps of a session: each refuses a wrong order, does its work, and writes down what came of it. */
import { HarnessError, type Report } from '../../reports/index.ts';
import { alone, loadSession, saveSession, writeApart, type SessionPlace } from './session-book.ts';
import type { SessionModule } from './session-module.ts';
import type { Session, SessionEvent, Step } from './session.ts';
import { takeSnapshots, type SnapshotSource } from './snapshot.ts';
import { disorder, holdLeftMs, unshipped } from './state-machine.ts';
import type { Switch } from './switch.ts';

export interface SessionContext extends SessionPlace {
  readonly who: string;
  readonly switch: Switch;
  readonly snapshots: readonly SnapshotSource[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  now(): Date;
  /** Tells others of an override. What it cannot deliver it says in its answer. */
  announce?(text: string): Promise<string>;
}

/** What a step left behind. */
export interface StepDone {
  readonly session: Session;
  readonly event: SessionEvent;
  /** Lines that the person has to read. */
  readonly warnings: readonly string[];
}

export interface NewSession {
  readonly description: string;
  readonly modules: readonly SessionModule[];
  readonly holdMs: number;
  readonly boundTo?: string | undefined;
}

/** @throws {HarnessError} `session-refused` while another one is open; `usage` without modules or a description. */
export async function startSession(plan: NewSession, context: SessionContext): Promise<StepDone> {
  if (plan.modules.length === 0 || plan.description.trim() === '') {
    throw new HarnessError('usage', {
      what: 'A session needs a description and at least one module.',
      todo: 'Write --description "…" --module web=v1@v0',
    });
  }
  return alone(context, context.who, async () => {
    const former = await loadSession(context);
    refuseDisorder(former, 'start');
    const at = context.now().toISOString();
    const snapshots = await takeSnapshots(context.snapshots, context);
    const event: SessionEvent = { step: 'start', at, who: context.who, snapshots };
    const id = `${context.service}-${at.slice(0, 19).replaceAll(/\D/g, '')}`;
    const session: Session = { ...plan, id, service: context.service, op: context.who, events: [event] };
    await saveSession(context, session);
    return { session, event, warnings: unknownSnapshots(event) };
  });
}

/** Ships one module, or the next one of the plan. @throws {HarnessError} `session-refused` */
export async function shipModule(name: string | undefined, context: SessionContext): Promise<StepDone> {
  return step('ship', context, async (session) => {
    const left = unshipped(session);
    const wanted = name ?? left[0];
    const module = session.modules.find((each) => each.name === wanted);
    if (module === undefined) {
      throw new HarnessError('usage', {
        what: `"${name}" is no module of this session.`,
        todo: `Its modules: ${session.modules.map((each) => each.name).join(', ')}.`,
      });
    }
    const run = await context.switch.turn(
      { step: 'ship', session: session.id, modules: [module] },
      context.signal,
    );
    return { module: module.name, run };
  });
}

/** What stands against a commit, found by whoever knows the verdict. */
export interface CommitGround {
  /** The report that the commit relies on. */
  readonly report?: Report;
  /** Why it may not, or undefined. */
  readonly objection?: string;
  /** The reason of an override. */
  readonly override?: string | undefined;
}

/** @throws {HarnessError} `session-refused` with the objection, unless it is overridden with a reason. */
export async function commitSession(
  { report, objection, override }: CommitGround,
  context: SessionContext,
): Promise<StepDone> {
  return step('commit', context, async (session) => {
    if (objection !== undefined && override === undefined) {
      throw new HarnessError('session-refused', {
        what: `Not committed: ${objection}.`,
        todo: 'Run the gate again until it says go. In an emergency: --override --reason "…", which is recorded and announced.',
      });
    }
    const told =
      objection === undefined
        ? undefined
        : await context.announce?.(
            `${context.who} overrides "${objection}" to commit ${session.id}: ${override}`,
          );
    const run = await context.switch.turn(
      { step: 'commit', session: session.id, modules: session.modules },
      context.signal,
    );
    const snapshots = await takeSnapshots(context.snapshots, context);
    return {
      run,
      snapshots,
      ...(report && { verdict: report.verdict, phases: phasesOf(report) }),
      ...(objection !== undefined && {
        overridden: objection,
        reason: override,
        ...(told !== undefined && { announced: told }),
      }),
    };
  });
}

/**
 * Turns traffic back. Nothing stands in its way: no verdict, no lock, no other person, no store. Without a session on
 * record it goes back with what the config knows.
 */
export async function rollbackSession(
  reason: string | undefined,
  context: SessionContext,
): Promise<StepDone> {
  const warnings: string[] = [];
  const known = await loadSession(context).catch((error: unknown) => {
    warnings.push(`The session is not known: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  const order = known && disorder(known, 'rollback');
  if (order !== undefined) warnings.push(`${order} It is done all the same.`);
  const session = known ?? unknownSession(context);
  const modules = session.modules.toReversed();
  const run = await context.switch.turn({ step: 'rollback', session: session.id, modules }, context.signal);
  const snapshots = await takeSnapshots(context.snapshots, context);
  const event: SessionEvent = {
    step: 'rollback',
    at: context.now().toISOString(),
    who: context.who,
    run,
    snapshots,
    ...(reason !== undefined && { reason }),
  };
  const whole = { ...session, events: [...session.events, event] };
  try {
    if (known === undefined) throw new Error('there is no session to write it into');
    await saveSession(context, whole);
  } catch (error) {
    const file = await writeApart(context, { ...event, apart: true });
    warnings.push(
      `The store did not take it (${error instanceof Error ? error.message : String(error)}); it stands in ${file} and is entered by the next command that reaches the store.`,
    );
  }
  return { session: whole, event, warnings: [...warnings, ...unknownSnapshots(event)] };
}

/** @throws {HarnessError} `session-refused` before the hold is over, unless a reason is given. */
export async function closeSession(reason: string | undefined, context: SessionContext): Promise<StepDone> {
  return step('close', context, async (session) => {
    const leftMs = holdLeftMs(session, context.now());
    if (leftMs > 0 && reason === undefined) {
      throw new HarnessError('session-refused', {
        what: `The old version must be held for another ${Math.ceil(leftMs / 60_000)} minutes: after closing there is no way back.`,
        todo: 'Wait, or close it with --reason "…".',
      });
    }
    return Promise.resolve({ ...(reason !== undefined && { reason }) });
  });
}

type Came = Partial<SessionEvent>;

async function step(
  name: Step,
  context: SessionContext,
  work: (session: Session) => Promise<Came>,
): Promise<StepDone> {
  return alone(context, context.who, async () => {
    const session = await loadSession(context);
    refuseDisorder(session, name);
    if (session === undefined) throw new Error('no session');
    const came = await work(session);
    const event: SessionEvent = { step: name, at: context.now().toISOString(), who: context.who, ...came };
    const whole = { ...session, events: [...session.events, event] };
    await saveSession(context, whole);
    const other = session.op === context.who ? [] : [`This session is led by ${session.op}.`];
    return { session: whole, event, warnings: [...other, ...unknownSnapshots(event)] };
  });
}

function refuseDisorder(session: Session | undefined, name: Step): void {
  const what = disorder(session, name);
  if (what !== undefined)
    throw new HarnessError('session-refused', { what, todo: 'See `seaworthy session status`.' });
}

function unknownSnapshots({ snapshots = [] }: SessionEvent): string[] {
  return snapshots.flatMap(({ name, problem }) =>
    problem === undefined ? [] : [`No snapshot of ${name}: ${problem}.`],
  );
}

function unknownSession({ service, who }: SessionContext): Session {
  return { id: `${service}-unknown`, service, op: who, description: '', modules: [], holdMs: 0, events: [] };
}

/** Phases of the checklist of which the report holds a result that was met. */
function phasesOf({ results }: Report): string[] {
  return [
    ...new Set(
      results.flatMap(({ phase, outcome }) => (phase !== undefined && outcome === 'pass' ? [phase] : [])),
    ),
  ];
}
