// Lines: which versions hold, by whom and how exactly, who acknowledged them; which areas were
// left, stand vacant or were taken over; how much of a whole was left; where what was last
// reported, as far from each line as is known and no more exactly. It is the domain's account.

import { linesAccountShape, type LinesAccount } from '@holdfast/domains'
import { AccountPage } from '../../accounts/AccountPage.tsx'
import { AccountTable, timeOf } from '../../accounts/AccountTable.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { Positions } from './Positions.tsx'

export function LinesPage() {
  return (
    <AccountPage domain="lines" read={readAccount}>
      {(account) => (
        <>
          <Versions account={account} />
          <Areas account={account} />
          <Shares account={account} />
          <Positions account={account} />
        </>
      )}
    </AccountPage>
  )
}

function readAccount(account: unknown): LinesAccount | null {
  return linesAccountShape.safeParse(account).data ?? null
}

type Shown = { readonly account: LinesAccount }

function Versions({ account: { versions, inAll } }: Shown) {
  const words = useWords()
  return (
    <AccountTable
      title={words.say('lines.versions')}
      none={words.say('lines.no-versions')}
      heads={useHeads(['version', 'state', 'accuracy', 'acknowledged', 'markers'])}
      shown={versions.length}
      inAll={inAll.versions}
    >
      {versions.map((version) => (
        <VersionRow key={`${version.line} ${version.version}`} version={version} />
      ))}
    </AccountTable>
  )
}

function VersionRow({ version }: { readonly version: LinesAccount['versions'][number] }) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  const { line, version: name, by, basis, from, until, state, markers } = version
  return (
    <tr>
      <th scope="row">
        <bdi>{by.length === 0 ? names.place(name) : name}</bdi>
        <p className="small">
          {words.say(by.length === 0 ? 'lines.of-text' : 'lines.told-by', {
            line: names.place(line),
            by: names.roles(by),
            basis: basis === '' ? 'none' : basis,
          })}
        </p>
      </th>
      <td>
        {words.say(`lines.state.${state}`)}
        <p className="small">
          {words.say('lines.span', {
            from: from === null ? 'none' : timeOf(from, scene),
            until: until === null ? 'none' : timeOf(until, scene),
          })}
        </p>
      </td>
      <td>
        {words.say('lines.within', { metres: names.count(version.accuracyMetres, 'metres') })}
      </td>
      <td>
        <Acknowledged acts={version.acknowledged} />
      </td>
      <td>
        {markers.map(({ source, leastMetres, mostMetres }, at) => (
          <p key={at} className="small">
            {words.say('lines.marker', {
              source: names.role(source),
              least: names.count(leastMetres, 'metres'),
              most: names.count(mostMetres, 'metres'),
            })}
          </p>
        ))}
      </td>
    </tr>
  )
}

type Acts = { readonly acts: LinesAccount['versions'][number]['acknowledged'] }

function Acknowledged({ acts }: Acts) {
  const words = useWords()
  const { names } = useScene()
  if (acts.length === 0) return words.say('lines.nobody')
  return (
    <ul className="plain">
      {acts.map(({ by, reservation }) => (
        <li key={by}>
          {words.say('lines.acknowledged', { by: names.role(by), words: reservation ?? 'none' })}
        </li>
      ))}
    </ul>
  )
}

function Areas({ account: { areas, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <AccountTable
      title={words.say('lines.areas')}
      none={words.say('lines.no-areas')}
      heads={useHeads(['area', 'state', 'left', 'taken'])}
      shown={areas.length}
      inAll={inAll.areas}
    >
      {areas.map((area) => (
        <tr key={area.place}>
          <th scope="row">{names.place(area.place)}</th>
          <td>
            {words.say(`lines.area.${area.state}`)}
            {area.vacantUntil !== null && (
              <p className="small">
                {words.say('lines.vacant-until', { time: timeOf(area.vacantUntil, scene) })}
              </p>
            )}
            {area.to !== null && (
              <p className="small">{words.say('lines.planned', { to: names.role(area.to) })}</p>
            )}
          </td>
          <td>
            <Moves moves={area.left} />
            {area.isOwnWordAlone && <p className="small">{words.say('lines.own-word')}</p>}
          </td>
          <td>
            <Moves moves={area.taken} />
          </td>
        </tr>
      ))}
    </AccountTable>
  )
}

function Moves({ moves }: { readonly moves: LinesAccount['areas'][number]['left'] }) {
  const words = useWords()
  const scene = useScene()
  return (
    <ul className="plain">
      {moves.map(({ source, by, latest }, at) => (
        <li key={at}>
          {words.say('lines.move', {
            by: scene.names.role(by),
            time: timeOf(latest, scene),
            source: scene.names.role(source),
          })}
        </li>
      ))}
    </ul>
  )
}

// Whose word: each source's own, never joined.
function Shares({ account: { shares, inAll } }: Shown) {
  const words = useWords()
  const { names } = useScene()
  const portion = (part: LinesAccount['shares'][number]['population']): string =>
    part === null ? words.say('lines.size-unknown') : words.say('lines.percent', { ...part })
  return (
    <AccountTable
      title={words.say('lines.shares')}
      none={words.say('lines.no-shares')}
      heads={useHeads(['whole', 'by', 'parts', 'square', 'population', 'source'])}
      shown={shares.length}
      inAll={inAll.shares}
    >
      {shares.map(({ whole, by, parts, squareKilometres, population, source }) => (
        <tr key={`${whole} ${by} ${source}`}>
          <th scope="row">{names.place(whole)}</th>
          <td>{names.role(by)}</td>
          <td>{words.say('lines.parts', { ...parts })}</td>
          <td>{portion(squareKilometres)}</td>
          <td>{portion(population)}</td>
          <td>{names.role(source)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

function useHeads(names: readonly string[]): readonly string[] {
  const words = useWords()
  return names.map((name) => words.say(`lines.head.${name}`))
}
