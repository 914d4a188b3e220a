// A section of an account: its heading, a table of rows, what stands there when there are none, and
// how many more are in the record.

import type { ReactNode } from 'react'
import { parseInstant } from '@holdfast/base'
import type { Scene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { ScrollRegion } from '../parts/ScrollRegion.tsx'

export type AccountTableProps = {
  readonly title: string
  /** What is said where there is no row. */
  readonly none: string
  /** The headings of the columns, as they are shown. */
  readonly heads: readonly string[]
  readonly shown: number
  readonly inAll: number
  readonly children: ReactNode
}

export function AccountTable({ title, none, heads, shown, inAll, children }: AccountTableProps) {
  const words = useWords()
  return (
    <section className="section" aria-label={title}>
      <h3>{title}</h3>
      {shown === 0 && <p className="quiet">{none}</p>}
      {shown > 0 && (
        <ScrollRegion label={title}>
          <table className="rows">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </ScrollRegion>
      )}
      {inAll > shown && <p className="small">{words.say('account.more', { n: inAll - shown })}</p>}
    </section>
  )
}

/** A time of an account on the clocks of the page. */
export function timeOf(text: string, { clock }: Scene): string {
  const at = parseInstant(text)
  return at === null ? text : clock.brief(at)
}
