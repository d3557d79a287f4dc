/** When sends may go. */
export interface Hours {
  isOpen(): boolean;
  /** Resolves as soon as it is open, or when aborted. */
  opening(signal: AbortSignal): Promise<void>;
}
