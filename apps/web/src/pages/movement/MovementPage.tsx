// Movement: which routes are open and by what rules, what was counted on them today and by whom,
// which consents run, who was turned back and with what reason. It is the domain's account.

import { movementAccountShape, type MovementAccount } from '@holdfast/domains'
import { AccountPage } from '../../accounts/AccountPage.tsx'
import { AccountTable, timeOf } from '../../accounts/AccountTable.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

export function MovementPage() {
  return (
    <AccountPage domain="movement" read={readAccount}>
      {(account) => (
        <>
          <Routes account={account} />
          <Elsewhere account={account} />
          <Consents account={account} />
          <Denials account={account} />
        </>
      )}
    </AccountPage>
  )
}

function readAccount(account: unknown): MovementAccount | null {
  return movementAccountShape.safeParse(account).data ?? null
}

type Shown = { readonly account: MovementAccount }

function Routes({ account: { routes, inAll } }: Shown) {
  const words = useWords()
  return (
    <AccountTable
      title={words.say('movement.routes')}
      none={words.say('movement.no-routes')}
      heads={useHeads(['route', 'state', 'rules', 'cap', 'today'])}
      shown={routes.length}
      inAll={inAll.routes}
    >
      {routes.map((route) => (
        <RouteRow key={route.route} route={route} />
      ))}
    </AccountTable>
  )
}

function RouteRow({ route }: { readonly route: MovementAccount['routes'][number] }) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  const by = route.inspectedBy === null ? 'none' : names.role(route.inspectedBy)
  const rules = route.rules.map((rule) => words.say(`movement.rule.${rule}`, { by }))
  return (
    <tr>
      <th scope="row">
        <bdi>{names.word('class', route.route)}</bdi>
        <p className="small">
          {words.say('movement.between', {
            from: names.place(route.from),
            to: names.place(route.to),
            by: names.roles(route.by),
          })}
        </p>
      </th>
      <td>
        {words.say(`movement.state.${route.state}`)}
        {route.until !== null &&
          ` ${words.say('movement.until', { time: timeOf(route.until, scene) })}`}
        {route.closedBy !== null && (
          <p className="small">
            {words.say('movement.reason', {
              by: names.role(route.closedBy),
              words: route.reason ?? '',
            })}
          </p>
        )}
      </td>
      <td>{words.list(rules)}</td>
      <td>{route.perDay === null ? '' : names.count(route.perDay, 'persons')}</td>
      <td>
        <Counts counts={route.today} />
      </td>
    </tr>
  )
}

// Whose count: each in a line of its own, never added up.
function Counts({ counts }: { readonly counts: MovementAccount['elsewhere'] }) {
  const words = useWords()
  if (counts.length === 0) return words.say('movement.no-count')
  return (
    <ul className="plain">
      {counts.map((count, at) => (
        <li key={at}>
          <Count count={count} />
        </li>
      ))}
    </ul>
  )
}

function Count({ count }: { readonly count: MovementAccount['elsewhere'][number] }) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  const { persons, vehicles, companions } = count
  const amounts = [
    ...(persons === null ? [] : [names.count(persons, 'persons')]),
    ...(vehicles === null ? [] : [names.count(vehicles, 'vehicles')]),
  ]
  return words.say(count.closes ? 'movement.count' : 'movement.count-bound', {
    source: names.role(count.source),
    movement: words.say(`movement.act.${count.movement}`),
    amount: words.list(amounts),
    class: count.class === null ? 'none' : names.word('class', count.class),
    companions: names.count(companions, 'persons'),
    time: timeOf(count.to, scene),
  })
}

function Elsewhere({ account: { elsewhere } }: Shown) {
  const words = useWords()
  if (elsewhere.length === 0) return null
  return (
    <section className="section" aria-label={words.say('movement.elsewhere')}>
      <h3>{words.say('movement.elsewhere')}</h3>
      <Counts counts={elsewhere} />
    </section>
  )
}

function Consents({ account: { consents, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <AccountTable
      title={words.say('movement.consents')}
      none={words.say('movement.no-consents')}
      heads={useHeads(['by', 'movement', 'persons', 'companions', 'state'])}
      shown={consents.length}
      inAll={inAll.consents}
    >
      {consents.map((consent, at) => (
        <tr key={at}>
          <th scope="row">{names.role(consent.by)}</th>
          <td>{words.say(`movement.kind.${consent.movement}`)}</td>
          <td>{names.count(consent.persons, 'persons')}</td>
          <td>{names.count(consent.companions, 'persons')}</td>
          <td>
            {words.say(`movement.consent.${consent.state}`, {
              from: timeOf(consent.from, scene),
              to: timeOf(consent.to, scene),
            })}
          </td>
        </tr>
      ))}
    </AccountTable>
  )
}

function Denials({ account: { denials, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <AccountTable
      title={words.say('movement.denials')}
      none={words.say('movement.no-denials')}
      heads={useHeads(['by', 'movement', 'persons', 'time', 'reason', 'source'])}
      shown={denials.length}
      inAll={inAll.denials}
    >
      {denials.map((denial, at) => (
        <tr key={at}>
          <th scope="row">{names.role(denial.by)}</th>
          <td>{words.say(`movement.kind.${denial.movement}`)}</td>
          <td>{names.count(denial.persons, 'persons')}</td>
          <td>{timeOf(denial.earliest, scene)}</td>
          <td>
            <bdi>{denial.reason}</bdi>
          </td>
          <td>{names.role(denial.source)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

function useHeads(names: readonly string[]): readonly string[] {
  const words = useWords()
  return names.map((name) => words.say(`movement.head.${name}`))
}
