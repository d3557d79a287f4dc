/** What goes out with a session. */
export interface SessionModule {
  readonly name: string;
  readonly version: string;
  /** The version that a rollback goes back to. */
  readonly former?: string;
}
