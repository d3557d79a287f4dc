/** The files of a folder, as a detector sees them. Nothing of them is run. */
export interface Project {
  /** Relative to the folder, with `/`. */
  readonly files: readonly string[];
  readonly git?: {
    readonly trunk?: string | undefined;
    readonly tag?: string | undefined;
    readonly remote?: Remote;
  };
  /** The first 64 KiB of a file; empty for what cannot be read. */
  text(file: string): string;
}

/** Where the repository is hosted, by the URL of its remote `origin`. */
export interface Remote {
  readonly host: 'github' | 'gitlab';
  /** Of the API. */
  readonly url: string;
  readonly project: string;
}

/** An item of a checklist, as it is written. */
export interface ProposedItem {
  readonly title: string;
  readonly check: string;
  readonly phase?: string;
  readonly level?: 'block' | 'warn';
  readonly timeout?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Two versions of a file or folder to compare. */
export interface ProposedComparison {
  readonly as: 'database' | 'api' | 'contracts';
  readonly path: string;
  /** Language of a contract. */
  readonly kind?: string;
}

/** Something found that a release should look at, with where it was found. */
export interface Proposal {
  /** Id of the item, stable across runs; of a comparison its path. */
  readonly id: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Names that stand in the item. One that came later makes the item stale. */
  readonly names?: readonly string[];
  readonly item?: ProposedItem;
  readonly compare?: ProposedComparison;
}

/** Finds one kind of thing. The examples are its tests. */
export interface Detector {
  /** Equals the file name. */
  readonly id: string;
  /** What it looks for, in the plural. */
  readonly title: string;
  detect(project: Project): readonly Proposal[];
  readonly examples: readonly DetectorExample[];
}

export interface DetectorExample {
  readonly files: Readonly<Record<string, string>>;
  /** `id file:line` of each proposal. */
  readonly proposes: readonly string[];
}
