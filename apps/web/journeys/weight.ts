// What a page weighs as a browser loads it: bytes over the wire, compressed and with their heads,
// by what they are.
//
// The shell is the page, its scripts and its styles; fonts come while words are there already.

import type { CDPSession, Page } from 'playwright-core'

/** Bytes over the wire. */
export type Weight = {
  readonly shell: number
  readonly strip: number
  readonly fonts: number
  /** Everything, with what was not named above. */
  readonly whole: number
  /** Each file and answer. */
  readonly parts: readonly (readonly [path: string, bytes: number])[]
}

/** Weighs what `act` has the page load. */
export async function weigh(page: Page, act: () => Promise<void>): Promise<Weight> {
  const session = await page.context().newCDPSession(page)
  const parts = await listen(session)
  await act()
  await session.detach()
  const sum = (kind: (path: string) => boolean): number =>
    [...parts.values()].reduce((total, { path, bytes }) => total + (kind(path) ? bytes : 0), 0)
  return {
    shell: sum((path) => !path.startsWith('/api/') && !isFont(path)),
    strip: sum((path) => /^\/api\/agreements\/[^/]+\/strip/.test(path)),
    fonts: sum(isFont),
    whole: sum(() => true),
    parts: [...parts.values()].map(({ path, bytes }) => [path, bytes] as const),
  }
}

function isFont(path: string): boolean {
  return path.endsWith('.woff2')
}

type Part = { readonly path: string; bytes: number }

async function listen(session: CDPSession): Promise<ReadonlyMap<string, Part>> {
  const parts = new Map<string, Part>()
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    parts.set(requestId, { path: new URL(request.url).pathname, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = parts.get(requestId)
    if (part !== undefined) part.bytes = encodedDataLength
  })
  return parts
}
