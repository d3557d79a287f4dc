import type { Check } from '../check.ts';
import { alertArmed } from './alert-armed.ts';
import { allOf } from './all-of.ts';
import { apiDescription } from './api-description.ts';
import { artifact } from './artifact.ts';
import { assetDelivery } from './asset-delivery.ts';
import { assets } from './assets.ts';
import { batchPlan } from './batch-plan.ts';
import { capacity } from './capacity.ts';
import { ciStatus } from './ci-status.ts';
import { codeScan } from './code-scan.ts';
import { command } from './command.ts';
import { configPropagation } from './config-propagation.ts';
import { configValue } from './config-value.ts';
import { continuity } from './continuity.ts';
import { dns } from './dns.ts';
import { drain } from './drain.ts';
import { file } from './file.ts';
import { git } from './git.ts';
import { http } from './http.ts';
import { image } from './image.ts';
import { independence } from './independence.ts';
import { logs } from './logs.ts';
import { manual } from './manual.ts';
import { metric } from './metric.ts';
import { metricCompare } from './metric-compare.ts';
import { nginxConfig } from './nginx-config.ts';
import { noticeSent } from './notice-sent.ts';
import { notify } from './notify.ts';
import { onNodes } from './on-nodes.ts';
import { order } from './order.ts';
import { packages } from './packages.ts';
import { pullRequests } from './pull-requests.ts';
import { queue } from './queue.ts';
import { registeredEverywhere } from './registered-everywhere.ts';
import { registryConsumers } from './registry-consumers.ts';
import { registryWatch } from './registry-watch.ts';
import { registry } from './registry.ts';
import { rehearsal } from './rehearsal.ts';
import { report } from './report.ts';
import { scheduler } from './scheduler.ts';
import { sessionCheck } from './session.ts';
import { share } from './share.ts';
import { silence } from './silence.ts';
import { sql } from './sql.ts';
import { sticky } from './sticky.ts';
import { strategy } from './strategy.ts';
import { tcp } from './tcp.ts';
import { trace } from './trace.ts';
import { window } from './window.ts';

/** Every check there is. A new one is a file in this folder and a line here. */
export const checks: readonly Check[] = [
  alertArmed,
  allOf,
  apiDescription,
  artifact,
  assetDelivery,
  assets,
  batchPlan,
  capacity,
  ciStatus,
  codeScan,
  command,
  configPropagation,
  configValue,
  continuity,
  dns,
  drain,
  file,
  git,
  http,
  image,
  independence,
  logs,
  manual,
  metric,
  metricCompare,
  nginxConfig,
  noticeSent,
  notify,
  onNodes,
  order,
  packages,
  pullRequests,
  queue,
  registeredEverywhere,
  registry,
  registryConsumers,
  registryWatch,
  rehearsal,
  report,
  scheduler,
  sessionCheck,
  share,
  silence,
  sql,
  sticky,
  strategy,
  tcp,
  trace,
  window,
];
