// The nine marks: a status as a shape, so that it reads in grey, in print and to every eye.
//
// Colour is added by the status's token and never needed. A running mark fills from below and is
// never full; a query turns in Arabic, not in Hebrew. The mark carries its name unless told not
// to.

import type { StatusName } from '@holdfast/agreement'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import styles from './Mark.module.css'

export type MarkProps = {
  readonly status: StatusName
  /** How much of a running obligation is done, from 0 to 1. */
  readonly part?: number | null
  /** 20 in the strip, 18 in text, 13 in weeks. */
  readonly size?: 13 | 18 | 20
  /** The words beside it already say what it is. */
  readonly isDecoration?: boolean
}

export function Mark({ status, part = null, size = 18, isDecoration = false }: MarkProps) {
  const words = useWords()
  const isArabic = words.language.id === 'ar'
  const label = isDecoration
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': words.say(`status.${status}`) } as const)
  return (
    <svg
      {...label}
      className={`${styles['mark']} ${styles[status]}`}
      data-status={status}
      data-turned={status === 'undetermined' && isArabic ? '' : undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
    >
      <MarkShape {...{ status, part, size }} />
    </svg>
  )
}

const outline = 'M3 3h18v18H3zM5.25 5.25v13.5h13.5V5.25z'
const query = 'M8.2 9a3.8 3.8 0 1 1 5.7 3.3c-1.3.8-1.9 1.5-1.9 2.7M12 18.6v.1'
const hatch = 'M3 8l5-5M3 13L13 3M3 18L18 3M5 21L21 5M10 21l11-11M15 21l6-6'

export type MarkShapeProps = Required<Pick<MarkProps, 'status' | 'part' | 'size'>>

/** The shape alone, for a drawing that has colours of its own. */
export function MarkShape({ status, part, size }: MarkShapeProps): ReactNode {
  switch (status) {
    case 'met':
      return <path d="M3 3h18v18H3z" />
    case 'late':
      return <path d="M3 3h4.5l4.5 8 4.5-8H21v18H3z" />
    case 'unmet':
      return <path fillRule="evenodd" d={`${outline}M7.5 10.5h9v3h-9z`} />
    case 'running':
      return <path fillRule="evenodd" d={outline + fillOf(part ?? 0)} />
    case 'undetermined':
      return queryMark(size)
    case 'pending':
      return (
        <path d="M3.6 3.6h16.8v16.8H3.6z" fill="none" stroke="currentColor" strokeWidth="1.2" />
      )
    case 'suspended':
      return <path d="M5.5 3h4.5v18H5.5zM14 3h4.5v18H14z" />
    case 'excused':
      return <circle cx="12" cy="12" r="7.75" fill="none" stroke="currentColor" strokeWidth="2.5" />
    case 'void':
      return <path d="M5 10.9h14v2.2H5z" />
  }
}

/** The filled part of a running mark, inside its outline; never up to the top. */
function fillOf(part: number): string {
  const shown = Math.min(Math.max(part, 0), 0.92)
  const top = Math.max(5.25, 21 - 18 * shown)
  return top >= 18.75 ? '' : `M5.25 ${top.toFixed(1)}h13.5V18.75H5.25z`
}

function queryMark(size: number): ReactNode {
  const stroke = { fill: 'none', stroke: 'currentColor' } as const
  return (
    <>
      <path d="M3 3h18v18H3z" opacity=".13" />
      {size >= 16 && <path d={hatch} {...stroke} opacity=".45" />}
      <path
        d={query}
        {...stroke}
        strokeWidth={size >= 16 ? 3 : 3.2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  )
}
