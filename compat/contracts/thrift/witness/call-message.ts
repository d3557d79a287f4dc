import { hex } from './binary.ts';

/** A call without arguments in the strict binary protocol, from its canonical key: `operation:RPC ads.Ads/pong`. */
export function callMessage(operation: string): string {
  const name = Buffer.from(operation.replace(/^.*[/:.]/, ''));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  const bytes = Buffer.concat([Buffer.of(0x80, 1, 0, 1), length, name, Buffer.of(0, 0, 0, 1, 0)]);
  return `call   ${name.toString()}\nbytes  ${hex(bytes)}`;
}
