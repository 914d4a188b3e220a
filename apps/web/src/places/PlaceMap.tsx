// The map, by MapLibre, from what travels with the page: no tile, no glyph and no border is asked
// of anybody. Numbers lead to the list beside it. Without WebGL the list stands alone and says so.

import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import landUrl from 'world-atlas/land-10m.json?url'
import { LngLatBounds, Map as GlMap, Marker, setWorkerUrl } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { usePreferences } from '../app/preferences.ts'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { freeOf, roomFor, type Label } from './label-room.ts'
import { landFrom } from './land.ts'
import { coloursOf, styleOf } from './map-style.ts'
import type { NamedPlace } from './named-places.ts'
import styles from './PlaceMap.module.css'
import { boxOf, centreOf, othersIn, shapesOf } from './shape-centre.ts'

setWorkerUrl(workerUrl)

export type PlaceMapProps = { readonly places: readonly NamedPlace[]; readonly height: number }

export function PlaceMap({ places, height }: PlaceMapProps) {
  const words = useWords()
  const { places: shapes, names } = useScene()
  const { theme } = usePreferences()
  const frame = useRef<HTMLDivElement>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const container = frame.current
    if (container === null || shapes === null) return
    const drawn = { map: null as GlMap | null, isGone: false, noPaper: (): void => undefined }
    const label = words.say('places.map')
    const draw = async (): Promise<void> => {
      const land = await landFrom(landUrl)
      if (drawn.isGone) return
      drawn.map = mapIn(container, {
        land,
        shapes: shapesOf(shapes),
        places,
        label,
        nameOf: names.place,
      })
      drawn.noPaper = fitsOnPaper(container, drawn.map)
    }
    // Colours are read from the page, so another light is another map.
    container.dataset['light'] = theme
    draw().catch(() => setFailed(true))
    return () => {
      drawn.isGone = true
      drawn.noPaper()
      drawn.map?.remove()
    }
  }, [shapes, places, names, words, theme])
  if (shapes === null) return <p className="small">{words.say('places.no-shapes')}</p>
  if (hasFailed) return <p className="small">{words.say('places.no-map')}</p>
  return (
    <figure>
      <div ref={frame} dir="ltr" className={styles['map']} style={{ blockSize: height }} />
      <figcaption className="label">{words.say('places.map-note')}</figcaption>
    </figure>
  )
}

type Drawn = {
  readonly land: GeoJSON.FeatureCollection | GeoJSON.Feature
  readonly shapes: GeoJSON.FeatureCollection
  readonly places: readonly NamedPlace[]
  readonly label: string
  readonly nameOf: (id: string) => string
}

function mapIn(container: HTMLElement, { land, shapes, places, label, nameOf }: Drawn): GlMap {
  const box = boxOf(shapes)
  const map = new GlMap({
    container,
    style: styleOf(coloursOf(container), land, shapes),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 14,
    renderWorldCopies: false,
    ...(box === null
      ? {}
      : {
          bounds: new LngLatBounds([...box[0]], [...box[1]]),
          fitBoundsOptions: { padding: 36 },
        }),
  })
  map.getCanvas().setAttribute('aria-label', label)
  map.once('idle', () => (container.dataset['drawn'] = ''))
  // Numbers of points keep their places; other numbers, and then names, make room.
  const numberOf = (id: string): number | null =>
    places.find(({ place }) => place === id)?.number ?? null
  const inOrder = shapes.features
    .map((feature) => ({ feature, id: String(feature.properties?.['id']) }))
    .toSorted((a, b) => rankOf(a.feature, numberOf(a.id)) - rankOf(b.feature, numberOf(b.id)))
  const taken: Label[] = []
  for (const { feature, id } of inOrder) {
    const element = labelOf(nameOf(id), numberOf(id))
    mark(map, feature, element, taken)
  }
  return map
}

/** Puts a label into the map, where it covers none of those that are there. */
function mark(map: GlMap, feature: GeoJSON.Feature, element: HTMLElement, taken: Label[]): void {
  const centre = centreOf(feature)
  if (centre === null) return
  const container = map.getContainer()
  container.append(element)
  const { width, height } = element.getBoundingClientRect()
  element.remove()
  const frame = { width: container.clientWidth, height: container.clientHeight }
  const middles = [centre, ...othersIn(feature)]
  const pixels = middles.map((at) => map.project([...at]))
  const size = { x: 0, y: 0, width, height }
  const chosen = freeOf(size, pixels, taken, frame) ?? 0
  const { x, y } = pixels[chosen] ?? { x: 0, y: 0 }
  const label = { x, y, width, height }
  const [right, down] = roomFor(label, taken, frame)
  taken.push({ ...label, x: x + right, y: y + down })
  const at = middles[chosen] ?? centre
  new Marker({ element, offset: [right, down] }).setLngLat([...at]).addTo(map)
}

/** How wide the map is on paper: what A4 leaves between its margins, and a little less. */
const paperWidth = '180mm'
/** How high it is there at the most, so that its list begins on the same sheet. */
const paperHeight = '110mm'

/**
 * While a page is printed its map is as wide as the paper and shows all that it showed. Gives what
 * ends that.
 */
function fitsOnPaper(container: HTMLElement, map: GlMap): () => void {
  const seen = { center: map.getCenter(), zoom: map.getZoom() }
  const toPaper = (): void => {
    Object.assign(seen, { center: map.getCenter(), zoom: map.getZoom() })
    const bounds = map.getBounds()
    container.style.inlineSize = paperWidth
    container.style.maxBlockSize = paperHeight
    map.resize()
    map.fitBounds(bounds, { animate: false, padding: 0 })
    map.redraw()
  }
  const toScreen = (): void => {
    container.style.inlineSize = ''
    container.style.maxBlockSize = ''
    map.resize()
    map.jumpTo(seen)
  }
  addEventListener('beforeprint', toPaper)
  addEventListener('afterprint', toScreen)
  return () => {
    removeEventListener('beforeprint', toPaper)
    removeEventListener('afterprint', toScreen)
  }
}

function labelOf(name: string, number: number | null): HTMLElement {
  const element = document.createElement('div')
  element.className = (number === null ? styles['name'] : styles['number']) ?? ''
  element.textContent = number === null ? name : String(number)
  element.title = name
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', name)
  return element
}

function rankOf({ geometry }: GeoJSON.Feature, number: number | null): number {
  if (number === null) return 2
  return geometry.type === 'Point' ? 0 : 1
}
