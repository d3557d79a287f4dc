import type { Detector, Project, Proposal } from '../detector.ts';
import { lineOf, objectAt, objectsIn, slugOf } from '../source-text.ts';
import { versionedImages } from '../versioned-images.ts';

const workload = /^kind:\s*['"]?(Deployment|StatefulSet|Rollout)\b/m;

export const kubernetes: Detector = {
  id: 'kubernetes',
  title: 'Kubernetes workloads',
  detect: (project) =>
    project.files.flatMap((file) =>
      /\.ya?ml$/.test(file) && workload.test(project.text(file))
        ? [...workloads(project, file), ...versionedImages(project, file)]
        : [],
    ),
  examples: [
    {
      files: {
        'k8s/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 8
  strategy: { rollingUpdate: { maxUnavailable: 25% } }
  template:
    spec:
      containers:
        - image: shop/web:1.4
          readinessProbe: { httpGet: { path: /healthz, port: 80 } }
`,
      },
      proposes: [
        'BAT-03-web k8s/web.yaml:5',
        'READY-k8s.web.yaml k8s/web.yaml:2',
        'IMAGE-k8s.web.yaml k8s/web.yaml:10',
      ],
    },
    { files: { 'k8s/service.yaml': 'apiVersion: v1\nkind: Service\n' }, proposes: [] },
  ],
};

function workloads(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const found = objectsIn(text).filter(({ kind }) => workload.test(`kind: ${String(kind)}`));
  const line = lineOf(text, workload);
  const ready = {
    title: `The workloads of ${file} say when they can take requests`,
    check: 'file',
    with: { path: file, matches: 'readinessProbe:' },
  };
  return [
    ...found.flatMap((each) => carriesThePeak(each, file, text)),
    ...(found.length > 0 ? [{ id: `READY-${slugOf(file)}`, file, line, item: ready }] : []),
  ];
}

function carriesThePeak(found: Readonly<Record<string, unknown>>, file: string, text: string): Proposal[] {
  const { replicas } = objectAt(found, 'spec');
  const { name } = objectAt(found, 'metadata');
  if (typeof replicas !== 'number' || replicas < 1 || typeof name !== 'string') return [];
  const { maxUnavailable = '25%' } = objectAt(found, 'spec', 'strategy', 'rollingUpdate');
  const share = /^(\d+)%$/.exec(String(maxUnavailable))?.[1];
  // A share is rounded down, and where nothing may be out a node that fails is out all the same.
  const out = share === undefined ? Number(maxUnavailable) : Math.floor((replicas * Number(share)) / 100);
  const outAtOnce = Math.min(replicas, Math.max(1, Number.isInteger(out) ? out : 1));
  const item = {
    title: `What is left of ${name} at the worst moment carries the peak`,
    check: 'capacity',
    with: {
      peakPerSecond: '${var:peak}',
      perNode: '${var:nodeCapacity}',
      rolling: { nodes: replicas, outAtOnce },
    },
  };
  return [{ id: `BAT-03-${slugOf(name)}`, file, line: lineOf(text, /\breplicas:/), item }];
}
