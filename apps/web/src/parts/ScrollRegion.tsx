// A wide table in a narrow page: it scrolls sideways by itself, has a name, and can be reached and
// moved by keyboard.

import type { ReactNode } from 'react'

export type ScrollRegionProps = { readonly label: string; readonly children: ReactNode }

export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
