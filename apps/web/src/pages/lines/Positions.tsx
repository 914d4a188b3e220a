// Where what was last reported, source by source: in which place, and how far from each line that
// now holds, as a range that is never narrower than what was told.

import type { LinesAccount } from '@holdfast/domains'
import { AccountTable, timeOf } from '../../accounts/AccountTable.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

type Position = LinesAccount['positions'][number]

export function Positions({ account }: { readonly account: LinesAccount }) {
  const words = useWords()
  const { positions, inAll } = account
  const heads = ['what', 'place', 'seen', 'time', 'source']
  return (
    <AccountTable
      title={words.say('lines.positions')}
      none={words.say('lines.no-positions')}
      heads={heads.map((head) => words.say(`lines.head.${head}`))}
      shown={positions.length}
      inAll={inAll.positions}
    >
      {positions.map((position, at) => (
        <PositionRow key={at} position={position} />
      ))}
    </AccountTable>
  )
}

function PositionRow({ position }: { readonly position: Position }) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  const { by, category, calibre, amount, unit, closes, place, site, seen } = position
  return (
    <tr>
      <th scope="row">
        {words.say(closes ? 'lines.position' : 'lines.position-bound', {
          by: names.role(by),
          amount: names.count(amount, unit),
          what: names.word('class', category),
          calibre: calibre === null ? 'none' : String(calibre),
        })}
      </th>
      <td>
        {place === null ? words.say('lines.no-place') : names.place(place)}
        {site !== null && (
          <p className="small">
            <bdi>{site}</bdi>
          </p>
        )}
      </td>
      <td>
        <Seen seen={seen} />
      </td>
      <td>{timeOf(position.latest, scene)}</td>
      <td>{names.role(position.source)}</td>
    </tr>
  )
}

function Seen({ seen }: { readonly seen: Position['seen'] }) {
  const words = useWords()
  const { names } = useScene()
  if (seen.length === 0) return words.say('lines.not-seen')
  return (
    <ul className="plain">
      {seen.map(({ version, leastMetres, mostMetres, sides, isMeasured }) => (
        <li key={version}>
          {words.say(isMeasured ? 'lines.seen-measured' : 'lines.seen-drawn', {
            line: names.place(version),
            // Outwards to whole metres, so that nothing reads as more exact than it is.
            least: names.count(Math.floor(leastMetres), 'metres'),
            most: names.count(Math.ceil(mostMetres), 'metres'),
            sides:
              sides.length === 0
                ? 'none'
                : words.list(sides.map((side) => words.say(`lines.side.${side}`))),
          })}
        </li>
      ))}
    </ul>
  )
}
