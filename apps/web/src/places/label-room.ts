// Where a label of the map stands: at what it names, or as near to that as it covers no other label
// and lies inside of the map.
//
// Pure: boxes in pixels in, an offset out. What is a point is drawn as a dot of its own, so that a
// label beside it is not read as the place.

/** Where the middle of a label would stand, and how large it is. */
export type Label = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The size of what is drawn on. */
export type Frame = { readonly width: number; readonly height: number }

/** How far a label may be moved, in steps of its own size. */
const stepsMost = 10
const gapPx = 2

/** Where each of several middles is free, in their order; null where none is. */
export function freeOf(
  label: Label,
  middles: readonly { readonly x: number; readonly y: number }[],
  taken: readonly Label[],
  frame: Frame,
): number | null {
  const found = middles.findIndex((at) => isFree({ ...label, ...at }, taken, frame))
  return found === -1 ? null : found
}

/** How far a label is moved from its place: not at all, or to the nearest room there is. */
export function roomFor(
  label: Label,
  taken: readonly Label[],
  frame: Frame,
): readonly [right: number, down: number] {
  const moves = [...steps()].map(([right, down]): readonly [number, number] => [
    right * (label.width / 2 + gapPx),
    down * (label.height / 2 + gapPx),
  ])
  const near = moves.toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b))
  const free = near.find(([right, down]) =>
    isFree({ ...label, x: label.x + right, y: label.y + down }, taken, frame),
  )
  return free ?? [0, 0]
}

function* steps(): Generator<readonly [number, number]> {
  for (let right = -stepsMost; right <= stepsMost; right += 1)
    for (let down = -stepsMost; down <= stepsMost; down += 1) yield [right, down]
}

function isFree(label: Label, taken: readonly Label[], { width, height }: Frame): boolean {
  const [across, along] = [label.width / 2, label.height / 2]
  const isInside =
    label.x - across >= 0 &&
    label.x + across <= width &&
    label.y - along >= 0 &&
    label.y + along <= height
  return isInside && !taken.some((other) => covers(label, other))
}

function covers(one: Label, other: Label): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + gapPx / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + gapPx / 2
  )
}
