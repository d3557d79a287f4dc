const inWords: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where the file is to be',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a file stands where a folder is needed',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
};

/** Why something cannot be written, in words, with the code of the system; of other faults their message. */
export function fileFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '' } = error as NodeJS.ErrnoException;
  const words = inWords[code];
  return words === undefined ? error.message : `${words} (${code})`;
}
