// The last few of many, by time: a record has far more facts than a screen shows.
//
// One pass, and no more kept on the way than twice what is asked for.

type Dated<Item> = { readonly item: Item; readonly time: number }

/** The last `most` items by time, the earliest first; of one moment, in the order given. */
export function latest<Item>(
  items: Iterable<Item>,
  most: number,
  timeOf: (item: Item) => number,
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
    if (time < earliest) continue
    fresh.push({ item, time })
    if (fresh.length >= most) settle()
  }
  settle()
  return kept.map(({ item }) => item)
}
