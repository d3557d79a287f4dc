/** `203.0.113.7:4711` or `[2001:db8::7]:4711` → the address alone. */
export function withoutPort(address: string | undefined): string | undefined {
  return address?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
