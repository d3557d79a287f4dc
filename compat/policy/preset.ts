/**
 * Which breaks block. A preset changes levels and nothing else: who is hurt in which deploy state is always computed.
 *
 * - `gray`: what old callers meet while both groups run blocks; what only new callers meet on the old provider warns.
 * - `tolerant-reader`: as `gray`, for callers who leave alone what they do not know: new fields, new values of enums,
 *   new alternatives and looser limits in what they read warn.
 * - `contract`: a strict reading of the old contract, without most exceptions of rules; the rest informs.
 * - `rollback`: breaks of both directions block.
 */
export type Preset = 'gray' | 'tolerant-reader' | 'contract' | 'rollback';

/** In the order of their help. */
export const presets: readonly Preset[] = ['gray', 'tolerant-reader', 'contract', 'rollback'];
