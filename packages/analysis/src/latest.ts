// The last few of many, by time: a record has far more facts than a screen shows.
//
// One pass, and no more kept on the way than twice what is asked for.

type Dated<Item> = { readonly item: Item; readonly time: number }

/**
 * The last `most` items by time, the earliest first; of one moment, in the order given. Only those
 * wanted: that is asked of an item only where it is late enough.
 */
export function latest<Item>(
  items: Iterable<Item>,
  most: number,
  timeOf: (item: Item) => number,
  isWanted: (item: Item) => boolean = always,
): readonly Item[] {
  let kept: readonly Dated<Item>[] = []
  let fresh: Dated<Item>[] = []
  let earliest = -Infinity
  const settle = (): void => {
    kept = [...kept, ...fresh].toSorted((a, b) => a.time - b.time).slice(-most)
    fresh = []
    earliest = kept.length < most ? -Infinity : (kept[0]?.time ?? -Infinity)
  }
  for (const item of items) {
    const time = timeOf(item)
    if (time < earliest || !isWanted(item)) continue
    fresh.push({ item, time })
    if (fresh.length >= most) settle()
  }
  settle()
  return kept.map(({ item }) => item)
}

function always(): boolean {
  return true
}
