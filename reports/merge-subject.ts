import type { Group, Report, Subject } from './report.ts';

/** What the caller says of the subject, and what only the parts found out. */
export function joinSubjects(given: Subject, reports: readonly Report[]): Subject {
  const found = reports.map((report) => report.subject);
  const schemaDigest = given.schemaDigest ?? found.find((subject) => subject.schemaDigest)?.schemaDigest;
  const groups = joinGroups([given, ...found].flatMap((subject) => subject.groups ?? []));
  return {
    ...given,
    ...(schemaDigest !== undefined && { schemaDigest }),
    ...(groups.length > 0 && { groups }),
  };
}

/** Later ones know more: a tool attests what the caller only named. */
function joinGroups(groups: readonly Group[]): readonly Group[] {
  const byName = new Map<string, Group>();
  for (const group of groups) byName.set(group.name, { ...byName.get(group.name), ...group });
  return [...byName.values()];
}
