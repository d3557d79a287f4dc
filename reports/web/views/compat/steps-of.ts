/** The steps of a fix: its sentences, and within them what `;` separates. One step is no sequence. */
export function stepsOf(fix: string): readonly string[] {
  return fix
    .split(/[;；]\s*|(?<=。)|(?<=[.])\s+(?=\p{Lu})/u)
    .map((step) => step.trim())
    .filter((step) => step !== '')
    .map((step) => step[0]?.toUpperCase() + step.slice(1));
}
