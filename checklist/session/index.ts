/** A release as one unit: started, shipped, committed or rolled back, closed. */
export { configuredSwitch, runAction } from './configured-switch.ts';
export * from './release-session.ts';
export { loadSession, openSessionOf, type SessionPlace } from './session-book.ts';
export { sessionReport } from './session-report.ts';
export type { SessionModule } from './session-module.ts';
export type { Session, SessionEvent, SessionState, Step } from './session.ts';
export type { Snapshot, SnapshotSource } from './snapshot.ts';
export { disorder, holdLeftMs, nextSteps, stateOf, unshipped } from './state-machine.ts';
export type { Switch, SwitchAction, SwitchEffect, SwitchOrder, SwitchRun, SwitchSettings } from './switch.ts';
