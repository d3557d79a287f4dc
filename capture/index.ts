/** What Seaworthy heard: captures of production traffic, read, redacted, selected and counted. */
export { encodeCapture } from './encode-capture.ts';
export * from './captured-file.ts';
export * from './exchange.ts';
export * from './read-capture.ts';
export * from './reader.ts';
export { readers } from './readers/index.ts';
export * from './ledger.ts';
export * from './redact.ts';
export * from './live/index.ts';
export * from './retention/index.ts';
export * from './select.ts';
export * from './inspect.ts';
export * from './render-summary.ts';
export * from './routes.ts';
export { privateKindOf, type PrivateKind } from './private-values.ts';
export { secretWordIn } from './secret-names.ts';
export { packingOf } from './unpack.ts';
export { unpackZstd } from './unpacked-body.ts';
