/** A whole number from 0 below 2^32 that looks random and is the same for the same seed and key (MurmurHash3). */
export function priorityOf(seed: number, key: string | number): number {
  let hash = seed | 0;
  if (typeof key === 'number') hash = mixed(hash, key);
  else for (let index = 0; index < key.length; index += 1) hash = mixed(hash, key.charCodeAt(index));
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixed(hash: number, block: number): number {
  let k = Math.imul(block, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const rotated = ((hash ^ k) << 13) | ((hash ^ k) >>> 19);
  return (Math.imul(rotated, 5) + 0xe6546b64) | 0;
}
