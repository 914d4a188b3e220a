// How far each room reaches, as the server tells it while a page is open.
//
// A browser opens six connections to one server. So of all pages of one agreement one listens and
// tells the others, and only while somebody sees it; where the browser cannot agree on who
// (an address that is not secure), each page that is seen listens for itself.

import { liveShape, pathOf, routes } from '@holdfast/protocol'

/** How many entries each room has. */
export type Sizes = Readonly<Record<string, number>>

/** How long after a refusal it is asked again. */
const refusedMs = 20_000

/** Follows an agreement until what is given back is called. */
export function followSizes(id: string, tell: (sizes: Sizes) => void): () => void {
  const name = `holdfast-live-${id}`
  const others = new BroadcastChannel(name)
  let newest: Sizes | null = null
  let seen: AbortController | null = null
  const hear = (sizes: Sizes): void => {
    newest = sizes
    tell(sizes)
  }
  const pass = (message: { readonly sizes: Sizes } | 'asked'): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    others.postMessage(message)
  }
  // Whoever begins to look asks what was told meanwhile.
  others.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const told = liveShape.safeParse(data)
    if (told.success) hear(told.data.sizes)
    else if (newest !== null) pass({ sizes: newest })
  })
  const listen = ({ signal }: AbortController): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const open = (): EventSource => {
        const source = new EventSource(pathOf(routes.live, { params: { id } }))
        source.addEventListener('grown', (event) => {
          const told = liveShape.safeParse(JSON.parse(String(event.data)))
          if (!told.success) return
          hear(told.data.sizes)
          pass(told.data)
        })
        // A browser comes back by itself after a break, and never after a refusal: a server that
        // is full, or a proxy whose server is starting.
        source.addEventListener('error', () => {
          if (source.readyState === EventSource.CLOSED) again = setTimeout(reopen, refusedMs)
        })
        return source
      }
      let again: ReturnType<typeof setTimeout> | undefined
      let source = open()
      function reopen(): void {
        source = open()
      }
      signal.addEventListener('abort', () => {
        clearTimeout(again)
        source.close()
        resolve()
      })
    })
  const look = (): void => {
    const isSeen = document.visibilityState === 'visible'
    if (isSeen === (seen !== null)) return
    seen?.abort()
    seen = isSeen ? new AbortController() : null
    if (seen === null) return
    const own = seen
    pass('asked')
    if (!('locks' in navigator)) void listen(own)
    else
      navigator.locks
        .request(name, { signal: own.signal }, () => listen(own))
        .catch(() => undefined)
  }
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    seen?.abort()
    others.close()
  }
}
