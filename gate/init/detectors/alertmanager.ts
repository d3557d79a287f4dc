import type { Detector } from '../detector.ts';
import { lineOf, slugOf } from '../source-text.ts';

export const alertmanager: Detector = {
  id: 'alertmanager',
  title: 'configurations of Alertmanager',
  detect: (project) =>
    project.files
      .filter((file) => /\.ya?ml$/.test(file) && /^receivers:/m.test(project.text(file)))
      .filter((file) => /^route:/m.test(project.text(file)))
      .map((file) => {
        const item = {
          title: 'No silence is left behind',
          check: 'silence',
          phase: 'after',
          with: { url: '${var:alertmanager}', labels: '${var:nodeLabels}', expect: 'none' },
        };
        return {
          id: `NODE-13-${slugOf(file)}`,
          file,
          line: lineOf(project.text(file), /^receivers:/m),
          item,
        };
      }),
  examples: [
    {
      files: { 'alertmanager.yml': 'route: { receiver: team }\nreceivers:\n  - name: team\n' },
      proposes: ['NODE-13-alertmanager.yml alertmanager.yml:2'],
    },
    { files: { 'collector.yml': 'receivers:\n  otlp: {}\n' }, proposes: [] },
  ],
};
