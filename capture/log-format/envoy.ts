import { noEscapes } from './escapes.ts';
import { field, header, skipped, type Field, type Piece } from './field.ts';
import { LogFormat } from './log-format.ts';
import { quoted, spaced, type Quoted } from './spaced.ts';

const startTime: Field = {
  name: 'START_TIME',
  shape: 'text',
  meaning: { gives: 'time', part: 'any', stamps: 'start' },
  rank: 0,
};
const durationField: Field = {
  name: 'DURATION',
  shape: 'number',
  meaning: { gives: 'duration', unitMs: 1 },
  rank: 0,
};

const fromStartToFlags: readonly Piece[] = [
  '[',
  startTime,
  '] "',
  field('REQ', 'request'),
  '" ',
  ...spaced([field('RESPONSE_CODE', 'status', 'number'), skipped('RESPONSE_FLAGS', 'word')]),
  ' ',
];
const fromBytesToHost: readonly (Field | Quoted)[] = [
  skipped('BYTES_RECEIVED', 'number'),
  field('BYTES_SENT', 'bytes', 'number'),
  durationField,
  skipped('X-ENVOY-UPSTREAM-SERVICE-TIME', 'number'),
  quoted(field('X-FORWARDED-FOR', 'client')),
  quoted(header('user-agent')),
  quoted(skipped('X-REQUEST-ID')),
  quoted(field(':AUTHORITY', 'host')),
  quoted(skipped('UPSTREAM_HOST')),
];

/** Envoy's own text format. */
export const envoyFormat = new LogFormat([...fromStartToFlags, ...spaced(fromBytesToHost)], {
  escapes: noEscapes,
});

/** Istio's text format: three fields more before the bytes, six more at the end. */
export const istioFormat = new LogFormat(
  [
    ...fromStartToFlags,
    ...spaced([
      skipped('RESPONSE_CODE_DETAILS', 'word'),
      skipped('CONNECTION_TERMINATION_DETAILS', 'word'),
      quoted(skipped('UPSTREAM_TRANSPORT_FAILURE_REASON')),
      ...fromBytesToHost,
      field('UPSTREAM_CLUSTER', 'upstream', 'word'),
      skipped('UPSTREAM_LOCAL_ADDRESS', 'word'),
      skipped('DOWNSTREAM_LOCAL_ADDRESS', 'word'),
      field('DOWNSTREAM_REMOTE_ADDRESS', 'client-and-port', 'word'),
    ]),
  ],
  { escapes: noEscapes },
);
