import { noEscapes } from './escapes.ts';
import { field, header, skipped, type Field } from './field.ts';
import { LogFormat } from './log-format.ts';
import { quoted, spaced } from './spaced.ts';

function time(name: string, stamps: 'start' | 'end'): Field {
  return { name, shape: 'word', meaning: { gives: 'time', part: 'any', stamps }, rank: 0 };
}

/** Each is -1 where the request did not get so far; together they are the duration. */
function seconds(name: string): Field {
  return { name, shape: 'number', meaning: { gives: 'duration', unitMs: 1000 }, rank: 0 };
}

const fromClientToBytes = [
  field('client:port', 'client-and-port', 'word'),
  skipped('target:port', 'word'),
  seconds('request_processing_time'),
  seconds('target_processing_time'),
  seconds('response_processing_time'),
  field('elb_status_code', 'status', 'number'),
  skipped('target_status_code', 'number'),
  skipped('received_bytes', 'number'),
  field('sent_bytes', 'bytes', 'number'),
];
const requestAndAgent = [
  quoted(field('request', 'absolute-request')),
  quoted(header('user-agent')),
  skipped('ssl_cipher', 'word'),
  skipped('ssl_protocol', 'word'),
];

/** Application Load Balancer. 24 to 34 fields have been seen; what stands behind the start tells no more. */
export const albFormat = new LogFormat(
  spaced([
    skipped('type', 'word'),
    time('time', 'end'),
    skipped('elb', 'word'),
    ...fromClientToBytes,
    ...requestAndAgent,
    skipped('target_group_arn', 'word'),
    quoted(skipped('trace_id')),
    quoted(skipped('domain_name')),
    quoted(skipped('chosen_cert_arn')),
    skipped('matched_rule_priority', 'word'),
    time('request_creation_time', 'start'),
  ]),
  { escapes: noEscapes },
);

/** Classic Load Balancer: 15 fields; its time is when the request came in. */
export const classicElbFormat = new LogFormat(
  spaced([time('time', 'start'), skipped('elb', 'word'), ...fromClientToBytes, ...requestAndAgent]),
  { escapes: noEscapes },
);
