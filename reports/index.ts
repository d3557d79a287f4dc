/** What Seaworthy says: the report model, its builder and its outputs. */
export * from './attestation.ts';
export * from './blobs.ts';
export * from './builder.ts';
export * from './conclude.ts';
export * from './direction.ts';
export * from './evidence.ts';
export * from './fingerprint.ts';
export * from './format.ts';
export * from './harness-error.ts';
export * from './ledger.ts';
export * as place from './place.ts';
export * from './report.ts';
export * from './result.ts';
export * from './run-context.ts';
export * from './verdict.ts';
export { version } from './version.ts';
export * from './waiver.ts';
