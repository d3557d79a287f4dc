import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/** Opens a file in the browser of the desktop, if there is one; does not wait for it. */
export function openInBrowser(file: string): void {
  const child = spawn(opener(), [file], { stdio: 'ignore', detached: true });
  // The path of the file was printed already.
  child.on('error', () => {});
  child.unref();
}

function opener(): string {
  const known: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };
  return known[platform()] ?? 'xdg-open';
}
