/** Whether a value can be sent as it is: no control characters, one byte per character. */
export function isHeaderValue(value: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}
