/** A status that says what the service answered. nginx writes 499 when the client left before that. */
export function knownStatus(status: number | undefined): number | undefined {
  const says = status !== undefined && Number.isInteger(status) && status >= 100 && status <= 599;
  return says && status !== 499 ? status : undefined;
}
