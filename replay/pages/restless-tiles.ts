/** Side of a tile, pixels. */
const side = 8;

/** Pixels as pixelmatch draws them: red where they differ, grey or yellow where they do not. */
type Drawn = Uint8Array;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What differs where nothing is restless. */
export interface Remaining {
  /** Of one screenful, that in which most differs: a long page hides no more than a short one. */
  readonly share: number;
  /** From and to which row, counted from the top. */
  readonly rows: { readonly from: number; readonly to: number };
}

/**
 * Where a page differs from visit to visit without any change: advertisements, clocks, offers drawn by chance. Kept as
 * tiles, since the next visit shows other digits in the same place.
 */
export class RestlessTiles {
  readonly #size: Size;
  readonly #columns: number;
  #tiles: Uint8Array;

  constructor(size: Size) {
    this.#size = size;
    this.#columns = Math.ceil(size.width / side);
    this.#tiles = new Uint8Array(this.#columns * Math.ceil(size.height / side));
  }

  /** Share of all tiles. */
  get share(): number {
    return this.#tiles.reduce((sum, tile) => sum + tile, 0) / this.#tiles.length;
  }

  /** Learns from two pictures of the same group. */
  add(drawn: Drawn): void {
    for (const { x, y } of differing(drawn, this.#size)) this.#tiles[this.#tileAt(x, y)] = 1;
  }

  /** By one tile in each direction: what moves does not always touch the same ones. */
  grow(): void {
    const columns = this.#columns;
    const rows = this.#tiles.length / columns;
    const isNear = (tile: number): boolean => {
      const [column, row] = [tile % columns, Math.floor(tile / columns)];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
          if (this.#tiles[y * columns + x] === 1) return true;
      }
      return false;
    };
    this.#tiles = this.#tiles.map((_, tile) => (isNear(tile) ? 1 : 0));
  }

  /** What differs elsewhere, if anything does. */
  remaining(drawn: Drawn, screenHeight: number): Remaining | undefined {
    const counts = new Map<number, number>();
    let [from, to] = [Infinity, 0];
    for (const { x, y } of differing(drawn, this.#size)) {
      if (this.#tiles[this.#tileAt(x, y)] === 1) continue;
      const screen = Math.floor(y / screenHeight);
      counts.set(screen, (counts.get(screen) ?? 0) + 1);
      from = Math.min(from, y);
      to = Math.max(to, y);
    }
    if (counts.size === 0) return undefined;
    return { share: Math.max(...counts.values()) / (this.#size.width * screenHeight), rows: { from, to } };
  }

  /** Lays a blue shade over the tiles, in the picture itself. */
  shade<Picture extends { readonly data: Drawn }>(picture: Picture): Picture {
    const { width, height } = this.#size;
    const { data } = picture;
    for (let at = 0; at < width * height; at += 1) {
      if (this.#tiles[this.#tileAt(at % width, Math.floor(at / width))] !== 1) continue;
      data[at * 4] = ((data[at * 4] ?? 0) + 3 * 190) / 4;
      data[at * 4 + 1] = ((data[at * 4 + 1] ?? 0) + 3 * 215) / 4;
      data[at * 4 + 2] = ((data[at * 4 + 2] ?? 0) + 3 * 255) / 4;
    }
    return picture;
  }

  #tileAt(x: number, y: number): number {
    return Math.floor(y / side) * this.#columns + Math.floor(x / side);
  }
}

function* differing(
  drawn: Drawn,
  { width, height }: Size,
): Generator<{ readonly x: number; readonly y: number }> {
  for (let at = 0; at < width * height; at += 1) {
    if (drawn[at * 4] === 255 && drawn[at * 4 + 1] === 0) yield { x: at % width, y: Math.floor(at / width) };
  }
}
