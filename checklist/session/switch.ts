/**
 * How traffic is moved: Seaworthy judges and records, a command or an HTTP call of the user's does it. Afterwards the
 * effect is measured where users would see it.
 */
import type { SessionModule } from './session-module.ts';

/** One way to do a step. In every text `{session}`, `{module}`, `{version}` and `{former}` are filled in. */
export interface SwitchAction {
  /** Program and arguments; no shell reads them. */
  readonly command?: readonly string[];
  readonly http?: {
    readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

/** Where the effect shows. */
export interface SwitchEffect {
  /** Asked as a user would, without marks. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the reply says its version, as in the check `sticky`: `header:x-served-by`, `json:/version`. */
  readonly version: string;
  /** What it must say after a commit. */
  readonly commit: string;
  /** What it must say after a rollback. */
  readonly rollback: string;
}

/** The actions by step; a step without one is only recorded. */
export interface SwitchSettings {
  /** Called for each module when it is shipped. */
  readonly ship?: SwitchAction;
  /** Called once; once for each module where it names `{module}`. */
  readonly commit?: SwitchAction;
  /** The same for the way back, in reverse order. */
  readonly rollback?: SwitchAction;
  readonly effects?: readonly SwitchEffect[];
  /** Milliseconds for one action. Default: 300000. */
  readonly timeoutMs?: number;
  /** Milliseconds until the effect must show everywhere. Default: 60000. */
  readonly effectWithinMs?: number;
}

/** What is to be done. */
export interface SwitchOrder {
  readonly step: 'ship' | 'commit' | 'rollback';
  readonly session: string;
  /** In the order of the step. */
  readonly modules: readonly SessionModule[];
}

/** What came of it. */
export interface SwitchRun {
  readonly ok: boolean;
  readonly durationMs: number;
  readonly actions: readonly { readonly what: string; readonly ok: boolean; readonly said: string }[];
  readonly effects: readonly {
    readonly url: string;
    readonly ok: boolean;
    /** From the end of the actions until three replies in a row were as they should be. */
    readonly afterMs?: number;
    readonly seen: string;
  }[];
}

/** Moves traffic. What goes wrong is part of the answer; it never rejects. */
export interface Switch {
  turn(order: SwitchOrder, signal: AbortSignal): Promise<SwitchRun>;
}
