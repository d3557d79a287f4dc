import { join, resolve } from 'node:path';
import {
  HarnessError,
  checkPart,
  folderBlobs,
  linkResults,
  mergeReports,
  writeReport,
  type BlobStore,
  type Report,
  type RunContext,
  type Section,
  type Stage,
  type Subject,
} from '../reports/index.ts';
import { planSections, type GateTool } from './stage.ts';
import { wire } from './wiring.ts';
import type { LoadedConfig } from './config/load.ts';
