// A document of ours in the app's look: headings, paragraphs, lists, tables, code and links, as
// Markdown with tables has them.
//
// A link that leads to another file of the documents leads nowhere here, and stands as its words.
// HTML stands as it was written.

import { GFM, parser } from '@lezer/markdown'
import { Fragment, type ReactNode } from 'react'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'

const documents = parser.configure(GFM)

type Node = ReturnType<typeof documents.parse>['topNode']

export function Document({ text }: { readonly text: string }) {
  return (
    <div lang="en" dir="ltr">
      {inside(documents.parse(text).topNode, text)}
    </div>
  )
}

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
    // The page has the first heading.
    case 'ATXHeading1':
      return null
    case 'ATXHeading2':
      return <h3>{inside(node, text)}</h3>
    case 'Paragraph':
      return node.parent?.name === 'ListItem' ? inside(node, text) : <p>{inside(node, text)}</p>
    case 'BulletList':
    case 'OrderedList':
      return (
        <ul>
          {node.getChildren('ListItem').map((item) => (
            <li key={item.from}>{inside(item, text)}</li>
          ))}
        </ul>
      )
    case 'Table':
      return <Rows table={node} text={text} />
    case 'StrongEmphasis':
      return <b>{inside(node, text)}</b>
    case 'Emphasis':
      return <em>{inside(node, text)}</em>
    case 'InlineCode':
      return <code>{inside(node, text)}</code>
    case 'CodeBlock':
    case 'FencedCode':
      return <pre>{node.getChildren('CodeText').map(({ from, to }) => text.slice(from, to))}</pre>
    case 'Link':
      return linked(node, text)
    case 'Escape':
      return text.slice(node.from + 1, node.to)
    case 'EmphasisMark':
    case 'CodeMark':
    case 'ListMark':
    case 'HeaderMark':
      return null
    default:
      return text.slice(node.from, node.to)
  }
}

/** A link by its words; an address of the web is followed, another file of ours is not. */
function linked(node: Node, text: string): ReactNode {
  const marks = node.getChildren('LinkMark')
  const address = node.getChild('URL')
  const label = text.slice(marks[0]?.to ?? node.from, marks[1]?.from ?? node.to)
  const words = label.replaceAll('`', '')
  const href = address === null ? '' : text.slice(address.from, address.to)
  return href.startsWith('https://') ? <a href={href}>{words}</a> : words
}

function Rows({ table, text }: { readonly table: Node; readonly text: string }) {
  const heads = table.getChild('TableHeader')?.getChildren('TableCell') ?? []
  const label = heads.map(({ from, to }) => text.slice(from, to)).join(', ')
  return (
    <ScrollRegion label={label}>
      <table className="rows">
        <thead>
          <tr>
            {heads.map((cell) => (
              <th key={cell.from} scope="col">
                {inside(cell, text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getChildren('TableRow').map((row) => (
            <tr key={row.from}>
              {row.getChildren('TableCell').map((cell) => (
                <td key={cell.from}>{inside(cell, text)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
