import type { Detector, Project, Proposal } from '../detector.ts';
import { allOf, lineOf, listAt, objectAt, objectsIn, slugOf } from '../source-text.ts';

export const prometheus: Detector = {
  id: 'prometheus',
  title: 'rules and jobs of Prometheus',
  detect: (project) =>
    project.files.flatMap((file) =>
      /\.ya?ml$/.test(file) && /^(groups|scrape_configs):/m.test(project.text(file))
        ? [...armed(project, file), ...scraped(project, file)]
        : [],
    ),
  examples: [
    {
      files: {
        'monitoring/rules.yml': `groups:
  - name: shop
    rules:
      - alert: TooManyErrors
        expr: rate(errors_total[5m]) > 1
`,
      },
      proposes: ['MON-04-monitoring.rules.yml monitoring/rules.yml:4'],
    },
    {
      files: {
        'prometheus.yml': `scrape_configs:
  - job_name: shop
    static_configs: [{ targets: ['10.0.0.1:8080'] }]
`,
      },
      proposes: ['UP-prometheus.yml prometheus.yml:2'],
    },
    { files: { 'groups.yml': 'groups:\n  - admins\n' }, proposes: [] },
  ],
};

function armed(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const alerts = allOf(text, /^\s*-?\s*alert:\s*['"]?([\w:.-]+)['"]?\s*$/gm);
  if (alerts.length === 0 || listAt(objectsIn(text)[0], 'groups').length === 0) return [];
  const item = {
    title: `The alerts of ${file} are armed and reach somebody`,
    check: 'alert-armed',
    with: { prometheus: '${var:prometheus}', alertmanager: '${var:alertmanager}', alerts },
  };
  return [{ id: `MON-04-${slugOf(file)}`, file, line: lineOf(text, /\balert:/), names: alerts, item }];
}

function scraped(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const jobs = listAt(objectsIn(text)[0], 'scrape_configs').flatMap((config) => {
    const name = objectAt({ config }, 'config')['job_name'];
    return typeof name === 'string' && /^[\w:./-]+$/.test(name) ? [name] : [];
  });
  if (jobs.length === 0) return [];
  const item = {
    title: `Prometheus reaches every target of the jobs in ${file}`,
    check: 'metric',
    with: {
      url: '${var:prometheus}',
      query: `min by (job) (up{job=~"${jobs.map((job) => job.replaceAll('.', '[.]')).join('|')}"})`,
      atLeast: 1,
      minSamples: jobs.length,
      onNoData: 'fail',
    },
  };
  return [{ id: `UP-${slugOf(file)}`, file, line: lineOf(text, 'job_name'), names: jobs, item }];
}
