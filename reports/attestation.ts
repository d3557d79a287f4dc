/** What a named person vouches for. */
export interface Attestation {
  /** Id of the item, for example `BLD-07`. */
  readonly item: string;
  readonly who: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly note: string;
  /** Git tree hash or artefact digest that was looked at; other content voids the attestation. */
  readonly boundTo: string;
  /** Release session that was open; another session voids the attestation. */
  readonly session?: string;
  /**
   * `claimed`: the name was typed by hand; satisfies no blocker in CI.
   * `authenticated`: vouched for by CI, a git host or a signature.
   */
  readonly identity: 'claimed' | 'authenticated';
  /** Who authored the change, where known: an author may not review his own work. */
  readonly authors?: readonly string[];
}
