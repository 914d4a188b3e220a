// The prose of an agreement: paragraphs, lists, quotations and emphasis of Markdown.
//
// The words are signed, so that whatever else Markdown knows (links, pictures, headings, HTML)
// stands as it was written, character by character, and leads nowhere.

import { parser } from '@lezer/markdown'
import { Fragment, type ReactNode } from 'react'

export type ProseProps = { readonly text: string }

export function Prose({ text }: ProseProps) {
  return inside(parser.parse(text).topNode, text)
}

type Node = ReturnType<typeof parser.parse>['topNode']

/** What a node holds: its text with its children drawn in their places. */
function inside(node: Node, text: string): ReactNode[] {
  const drawn: ReactNode[] = []
  let at = node.from
  const plain = (to: number): void => {
    const between = text.slice(at, to)
    if (between !== '') drawn.push(between)
  }
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    plain(child.from)
    drawn.push(<Fragment key={child.from}>{drawnOf(child, text)}</Fragment>)
    at = child.to
  }
  plain(node.to)
  return drawn
}

function drawnOf(node: Node, text: string): ReactNode {
  switch (node.name) {
    case 'Paragraph':
      return node.parent?.name === 'ListItem' ? inside(node, text) : <p>{inside(node, text)}</p>
    case 'BulletList':
      return <ul>{items(node, text)}</ul>
    case 'OrderedList':
      return <ol start={numberOf(node, text)}>{items(node, text)}</ol>
    case 'Blockquote':
      return <blockquote>{inside(node, text)}</blockquote>
    case 'StrongEmphasis':
      return <b>{inside(node, text)}</b>
    case 'Emphasis':
      return <em>{inside(node, text)}</em>
    case 'InlineCode':
      return <bdi>{inside(node, text)}</bdi>
    case 'HardBreak':
      return <br />
    case 'Escape':
      return text.slice(node.from + 1, node.to)
    case 'EmphasisMark':
    case 'CodeMark':
    case 'QuoteMark':
    case 'ListMark':
      return null
    default:
      return text.slice(node.from, node.to)
  }
}

/** The items alone: what stands between them is white space. */
function items(list: Node, text: string): ReactNode[] {
  return list.getChildren('ListItem').map((item) => <li key={item.from}>{inside(item, text)}</li>)
}

/** The number that a list begins with, as signed. */
function numberOf(list: Node, text: string): number {
  return Number.parseInt(text.slice(list.from, list.to), 10)
}
