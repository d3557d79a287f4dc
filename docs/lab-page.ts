import { scenarios } from '../fixtures/lab/full/index.ts';
import { rowTitle } from '../fixtures/lab/full/row-title.ts';
import type { Scenario } from '../fixtures/lab/full/scenario.ts';

/** Markdown of the lab on real systems: each scenario with its faults, and the check that catches each. */
export function labPage(): string {
  const faults = scenarios.reduce((sum, { faults: own }) => sum + Object.keys(own).length, 0);
  return `# The lab on real systems

The lab is a small ad platform with something to release; \`npm run lab\` starts it in one process. Its full form runs on
nginx, ZooKeeper, PostgreSQL, RabbitMQ and Prometheus:

\`\`\`
npm run lab -- --full                                        # until Ctrl-C; prints where everything is and what to try
npm run lab -- --full --scenario 3                           # a whole release, from its first check to its last
npm run lab -- --full --scenario 3 --fault stale-mirror      # the same with one thing that is wrong
\`\`\`

The systems are Debian packages; what is missing is named with the line that installs it (exit code 2). All that they
write lies in one temporary folder, on free ports, and is gone after Ctrl-C.

The ${scenarios.length} scenarios are releases as the articles describe them. Each one walks through its checklist moment by moment and
ends with a verdict and a report in \`seaworthy-report/lab\`. A sound release is a go. Each of the ${faults} faults is one thing
that somebody forgot, mistyped or did too early: exactly one item of the checklist must object, and no other blocker.
The exit code is 0 when it came out so, and 1 when it did not.
${scenarios.map(sectionOf).join('')}`;
}

function sectionOf({ number, name, title, engines, faults }: Scenario): string {
  const systems = engines.length === 0 ? 'the lab with its PostgreSQL' : engines.join(', ');
  const rows = Object.entries(faults).map(
    ([fault, id]) => `| \`${fault}\` | ${id} | ${rowTitle(id) ?? ''} |`,
  );
  return `
## ${number}. ${name}

${title}. It runs on ${systems}.

| fault | caught by | what must be true |
| --- | --- | --- |
${rows.join('\n')}
`;
}
