/** Why a run has to stop. Plain data. */
export interface Harm {
  /** Which group shows it, where one does. */
  readonly group?: 'stable' | 'preview';
  /** Ends the sentence "The run stopped: …". */
  readonly reason: string;
  /** What was measured, against which limit. */
  readonly signal?: HarmSignal;
}

export interface HarmSignal {
  readonly name: string;
  readonly unit: string;
  /** Undefined where it could not be read. */
  readonly value?: number;
  readonly limit?: number;
}
