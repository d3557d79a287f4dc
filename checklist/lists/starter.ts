/** What was found in a folder for which a first checklist is to be written. */
export interface StarterFindings {
  readonly service: string;
  /** Branch that releases are made from and the newest tag; absent outside of git. */
  readonly git?: { readonly trunk?: string | undefined; readonly tag?: string | undefined };
  /** Where the preview group answers, or `${env:NAME}`; absent when unknown. */
  readonly previewUrl?: string;
  /** Each service with the services it calls. */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** IANA zone of those who release. Default: `UTC`. */
  readonly zone?: string;
}

/**
 * A small checklist as YAML text: what a team can ask from the first day. What needs an address or a login
 * that is not known yet stands there as a comment.
 */
export function starterChecklist(found: StarterFindings): string {
  const { git, services, previewUrl, zone = 'UTC' } = found;
  const items = [
    ...(git?.trunk === undefined ? [] : [onTrunk(git.trunk)]),
    ...(git?.tag === undefined ? [] : [wayBack(git.tag)]),
    ...(services === undefined ? [] : [inOrder(services)]),
    previewUrl === undefined
      ? commented(previewIsUp('https://preview.example/healthz'))
      : previewIsUp(previewUrl),
    signOff,
    releaseWindow(zone),
  ];
  return `# What must be true before, during and after a release, and for the way back.
# Run it: seaworthy checklist run <this file>
name: ${quoted(`${found.service} release`)}
service: ${quoted(found.service)}
items:${items.join('')}`;
}

const onTrunk = (trunk: string): string => `
  # Only what was committed and merged ships, and there is something to go back to.
  - id: BLD-03
    title: ${quoted(`What ships is committed and part of ${trunk}`)}
    check: git
    with: { clean: true, trunk: ${quoted(trunk)} }
`;

const wayBack = (tag: string): string => `
  - id: BLD-04
    title: The release to go back to exists
    check: git
    with: { rollbackTarget: ${quoted(tag)} }
`;

const inOrder = (services: Readonly<Record<string, readonly string[]>>): string => `
  # Who is called goes out before its callers.
  - id: DEP-02
    title: Services go out downstream first and come back in reverse
    check: order
    with:
      dependsOn:
${Object.entries(services)
  .map(([name, calls]) => `        ${quoted(name)}: [${calls.map(quoted).join(', ')}]`)
  .join('\n')}
`;

const previewIsUp = (url: string): string => `
  - id: RPL-05
    title: The preview group is up
    check: http
    phase: preview
    retries: 2
    with:
      url: ${quoted(url)}
      expect: { status: 200 }
`;

const signOff = `
  # A person looks and says so: seaworthy attest BLD-07 --note "what was looked at"
  - id: BLD-07
    title: QA signed off normal, boundary and unrelated features
    check: manual
    owner: qa
`;

const releaseWindow = (zone: string): string => `
  - id: NRM-01
    title: Not in peak hours
    check: window
    level: warn
    with:
      allow: [${quoted(`Mon-Thu 10:00-17:00 ${zone}`)}]
`;

function commented(item: string): string {
  return item.replace(/^ {2}(?=[^#\n])/gm, '  # ');
}

function quoted(text: string): string {
  const plain = /^[A-Za-z][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
