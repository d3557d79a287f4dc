import { HarnessError } from '../../reports/index.ts';
import { requireApproval } from '../selection/approved-routes.ts';
import { settle, type Settings } from '../settings.ts';
import type { PagesOptions, Viewport, VitalsLimits } from './options.ts';

/** The options with every default filled in. */
export interface PagesSettings extends PagesOptions {
  readonly pages: readonly string[];
  readonly capture: readonly string[];
  readonly pagesMax: number;
  readonly repeats: number;
  readonly viewports: readonly Viewport[];
  readonly rateMax: number;
  readonly timeoutMs: number;
  readonly settleMs: number;
  readonly screenshotDifferenceMax: number;
  readonly mask: readonly string[];
  readonly ignoreMessages: readonly string[];
  readonly vitals: Required<VitalsLimits>;
  readonly guard: Settings['guard'];
  readonly redactKey: string;
  /** All that may be called. */
  readonly hosts: ReadonlySet<string>;
}

/** @throws {HarnessError} `usage` for a value that makes no sense, or where neither pages nor captures are given. */
export function settlePages(options: PagesOptions): PagesSettings {
  const { pages = [], capture = [] } = options;
  if (pages.length + capture.length === 0) {
    throw new HarnessError('usage', {
      what: 'There is nothing to open: neither pages nor captures are given.',
      where: 'pages',
      todo: 'Name pages with --page /PATH, or give captures with --capture FILE.',
    });
  }
  const { rateMax, hosts, guard, redactKey, onLoopback } = sharedSettings(options);
  if (capture.length > 0) requireApproval({ onLoopback, approvedRoutes: options.approvedRoutes });
  const settings: PagesSettings = {
    ...options,
    pages: pages.map(pathOf),
    capture,
    pagesMax: options.pagesMax ?? 10,
    repeats: options.repeats ?? 3,
    viewports: options.viewports ?? [{ width: 1280, height: 800 }],
    rateMax,
    timeoutMs: options.timeoutMs ?? 30_000,
    settleMs: options.settleMs ?? 5000,
    screenshotDifferenceMax: options.screenshotDifferenceMax ?? 0.0002,
    mask: options.mask ?? [],
    ignoreMessages: options.ignoreMessages ?? [],
    vitals: { ratioMax: 1.5, differenceMsMin: 200, layoutShiftMax: 0.1, visitsMin: 3, ...options.vitals },
    guard,
    redactKey,
    hosts,
  };
  checkNumbers(settings);
  checkAs(options);
  return settings;
}

function checkAs({ as, sessions }: PagesOptions): void {
  const names = (sessions?.identities ?? []).map(({ name }) => name);
  if (as === undefined || names.includes(as)) return;
  throw new HarnessError('usage', {
    what: `There is no test identity "${as}" to open pages as.`,
    where: 'as',
    todo:
      names.length === 0
        ? 'Describe it under replay.sessions.identities of the config.'
        : `Name one of these: ${names.join(', ')}.`,
  });
}

/** What means the same in every replay is checked in one place. */
function sharedSettings(options: PagesOptions): Settings {
  const {
    subject,
    stable,
    preview,
    sessions,
    allowedHosts = [],
    rateMax,
    guard,
    redactKey,
    timeoutMs,
  } = options;
  const own = [stable, preview].flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).host] : []));
  return settle({
    subject,
    capture: [],
    stable,
    preview,
    ...(sessions !== undefined && { sessions }),
    allowedHosts: [...own, ...allowedHosts],
    ...(rateMax !== undefined && { rateMax }),
    ...(guard !== undefined && { guard }),
    ...(redactKey !== undefined && { redactKey }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

/** A page is a path below both groups; an address would lead elsewhere. */
function pathOf(page: string): string {
  if (/^\/(?![/\\])/.test(page)) return page.replace(/#.*$/s, '');
  throw new HarnessError('usage', {
    what: `"${page}" is no path of a page.`,
    where: 'pages',
    todo: 'Write it as /ads?page=2; the groups say where it is asked.',
  });
}

function checkNumbers(settings: PagesSettings): void {
  const { pagesMax, repeats, settleMs, screenshotDifferenceMax, viewports } = settings;
  const sides = viewports.flatMap(({ width, height }) => [width, height]);
  for (const [name, value] of Object.entries({
    pagesMax,
    repeats,
    settleMs,
    viewports: Math.min(...sides),
  })) {
    if (!(value > 0)) refuse(name, value, 'a number above 0');
  }
  for (const [name, value] of Object.entries({ pagesMax, repeats })) {
    if (!Number.isInteger(value)) refuse(name, value, 'a whole number above 0');
  }
  if (Math.max(...sides) > 4096) refuse('viewports', Math.max(...sides), 'at most 4096 pixels');
  if (!(screenshotDifferenceMax >= 0 && screenshotDifferenceMax <= 1)) {
    refuse('screenshotDifferenceMax', screenshotDifferenceMax, 'a share from 0 to 1');
  }
}

function refuse(name: string, value: number, wanted: string): never {
  throw new HarnessError('usage', {
    what: `${name} is ${value}, which cannot be.`,
    where: name,
    todo: `Give ${wanted}.`,
  });
}
