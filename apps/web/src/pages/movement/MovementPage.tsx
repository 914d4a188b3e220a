// Movement: which routes are open and by what rules, what was counted on them today and by whom,
// which consents run, who was turned back and with what reason. It is the domain's account.

import { parseInstant } from '@holdfast/base'
import type { MovementAccount } from '@holdfast/domains'
import { useQuery } from '@tanstack/react-query'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { useScene, type Scene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { movementQuery } from './movement-query.ts'

export function MovementPage() {
  const words = useWords()
  const { id, question } = useScene()
  const movement = useQuery(movementQuery(id, question))
  return (
    <>
      <h2>{words.say('movement.title')}</h2>
      {movement.isPending && <Loading what="movement.loading" />}
      {movement.error !== null && (
        <Failure error={movement.error} retry={() => void movement.refetch()} />
      )}
      {movement.data !== undefined && <Shown account={movement.data} />}
    </>
  )
}

type Shown = { readonly account: MovementAccount }

function Shown({ account }: Shown) {
  const words = useWords()
  return (
    <>
      <p className="small">{words.say('movement.note')}</p>
      <Routes account={account} />
      <Elsewhere account={account} />
      <Consents account={account} />
      <Denials account={account} />
    </>
  )
}

function Routes({ account: { routes, inAll } }: Shown) {
  const words = useWords()
  return (
    <section className="section" aria-label={words.say('movement.routes')}>
      <h3>{words.say('movement.routes')}</h3>
      {routes.length === 0 && <p className="quiet">{words.say('movement.no-routes')}</p>}
      {routes.length > 0 && (
        <ScrollRegion label={words.say('movement.routes')}>
          <table className="rows">
            <Heads names={['route', 'state', 'rules', 'cap', 'today']} />
            <tbody>
              {routes.map((route) => (
                <RouteRow key={route.route} route={route} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <More n={inAll.routes - routes.length} />
    </section>
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
    <section className="section" aria-label={words.say('movement.consents')}>
      <h3>{words.say('movement.consents')}</h3>
      {consents.length === 0 && <p className="quiet">{words.say('movement.no-consents')}</p>}
      {consents.length > 0 && (
        <ScrollRegion label={words.say('movement.consents')}>
          <table className="rows">
            <Heads names={['by', 'movement', 'persons', 'companions', 'state']} />
            <tbody>
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
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <More n={inAll.consents - consents.length} />
    </section>
  )
}

function Denials({ account: { denials, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <section className="section" aria-label={words.say('movement.denials')}>
      <h3>{words.say('movement.denials')}</h3>
      {denials.length === 0 && <p className="quiet">{words.say('movement.no-denials')}</p>}
      {denials.length > 0 && (
        <ScrollRegion label={words.say('movement.denials')}>
          <table className="rows">
            <Heads names={['by', 'movement', 'persons', 'time', 'reason', 'source']} />
            <tbody>
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
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <More n={inAll.denials - denials.length} />
    </section>
  )
}

function More({ n }: { readonly n: number }) {
  const words = useWords()
  return n > 0 ? <p className="small">{words.say('movement.more', { n })}</p> : null
}

function Heads({ names }: { readonly names: readonly string[] }) {
  const words = useWords()
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {words.say(`movement.head.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function timeOf(text: string, { clock }: Scene): string {
  const at = parseInstant(text)
  return at === null ? text : clock.brief(at)
}
