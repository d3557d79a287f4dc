/** Whether runs are kept there in a database, and not in a folder. */
export function isDatabase(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
