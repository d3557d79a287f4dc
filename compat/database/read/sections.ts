/** Takes apart files that say in comments what goes up and what goes down. Lines stay where they are. */
export interface Marks {
  readonly up: RegExp;
  readonly down: RegExp;
}

export interface Sections {
  readonly up: string;
  /** Absent when no line begins it. */
  readonly down?: string;
}

/** Each line goes to the section whose mark came last; lines before the first mark go to none. */
export function splitSections(text: string, marks: Marks): Sections {
  const up: string[] = [];
  const down: string[] = [];
  let current: 'up' | 'down' | undefined;
  let hasDown = false;
  for (const line of text.split('\n')) {
    if (marks.up.test(line)) current = 'up';
    else if (marks.down.test(line)) current = 'down';
    hasDown ||= current === 'down';
    up.push(current === 'up' ? line : '');
    down.push(current === 'down' ? line : '');
  }
  return { up: up.join('\n'), ...(hasDown && { down: down.join('\n') }) };
}

/** The first line on which one of the sections begins. */
export function markLine(text: string, mark: RegExp): string | undefined {
  return text.split('\n').find((line) => mark.test(line));
}
