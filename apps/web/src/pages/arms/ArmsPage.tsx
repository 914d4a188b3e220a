// Arms: what was handed in and what became of it, by stage and by whose count; what is in store;
// lists under seal, of which totals and fingerprints are all there is. It is the domain's account.

import { armsAccountShape, type ArmsAccount } from '@holdfast/domains'
import { Link } from '@tanstack/react-router'
import { AccountPage } from '../../accounts/AccountPage.tsx'
import { AccountTable, timeOf } from '../../accounts/AccountTable.tsx'
import { searchFrom } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

export function ArmsPage() {
  return (
    <AccountPage domain="arms" read={readAccount}>
      {(account) => (
        <>
          <Items account={account} />
          <Stocks account={account} />
          <Lists account={account} />
          <Clauses account={account} />
        </>
      )}
    </AccountPage>
  )
}

function readAccount(account: unknown): ArmsAccount | null {
  return armsAccountShape.safeParse(account).data ?? null
}

type Shown = { readonly account: ArmsAccount }

function Items({ account: { items, inAll } }: Shown) {
  const words = useWords()
  const { names } = useScene()
  return (
    <AccountTable
      title={words.say('arms.items')}
      none={words.say('arms.no-items')}
      heads={useHeads(['whose', 'stages', 'undecided', 'source'])}
      shown={items.length}
      inAll={inAll.items}
    >
      {items.map((item) => (
        <tr key={`${item.source} ${item.by} ${item.category} ${item.unit}`}>
          <th scope="row">
            {names.role(item.by)}
            <p className="small">{names.word('class', item.category)}</p>
          </th>
          <td>
            <ul className="plain">
              {item.stages.map((stage) => (
                <li key={stage.stage}>
                  <Stage stage={stage} unit={item.unit} />
                </li>
              ))}
            </ul>
          </td>
          <td>
            {item.undecided === null
              ? words.say('arms.not-known')
              : names.count(item.undecided, item.unit)}
          </td>
          <td>{names.role(item.source)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

type StageShown = {
  readonly stage: ArmsAccount['items'][number]['stages'][number]
  readonly unit: string
}

function Stage({ stage, unit }: StageShown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  const { amount, closes, from, to, reasons } = stage
  return (
    <>
      {words.say(closes ? 'arms.stage' : 'arms.stage-bound', {
        stage: names.word('stage', stage.stage),
        amount: names.count(amount, unit),
        from: timeOf(from, scene),
        to: timeOf(to, scene),
      })}
      {reasons.map((reason) => (
        <p key={reason} className="small">
          <bdi>{reason}</bdi>
        </p>
      ))}
    </>
  )
}

function Stocks({ account: { stocks, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <AccountTable
      title={words.say('arms.stocks')}
      none={words.say('arms.no-stocks')}
      heads={useHeads(['whose', 'amount', 'place', 'time', 'source'])}
      shown={stocks.length}
      inAll={inAll.stocks}
    >
      {stocks.map((stock, at) => (
        <tr key={at}>
          <th scope="row">
            {names.role(stock.by)}
            <p className="small">{names.word('class', stock.category)}</p>
          </th>
          <td>
            {words.say(stock.closes ? 'arms.amount' : 'arms.amount-bound', {
              amount: names.count(stock.amount, stock.unit),
            })}
          </td>
          <td>{names.place(stock.place)}</td>
          <td>{timeOf(stock.latest, scene)}</td>
          <td>{names.role(stock.source)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

function Lists({ account: { lists, inAll } }: Shown) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <AccountTable
      title={words.say('arms.lists')}
      none={words.say('arms.no-lists')}
      heads={useHeads(['whose', 'amount', 'fingerprint', 'time', 'source'])}
      shown={lists.length}
      inAll={inAll.lists}
    >
      {lists.map((list) => (
        <tr key={`${list.sha256} ${list.latest} ${list.source}`}>
          <th scope="row">
            {names.role(list.by)}
            <p className="small">{names.word('class', list.category)}</p>
          </th>
          <td>{names.count(list.amount, list.unit)}</td>
          <td>
            <code dir="ltr">{list.sha256.slice(0, 16)}</code>
            {list.isReplaced && <p className="small">{words.say('arms.replaced')}</p>}
          </td>
          <td>{timeOf(list.latest, scene)}</td>
          <td>{names.role(list.source)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

// Where a clause stands is said on its own page, by its own rule; here is only what runs beside it.
function Clauses({ account: { clauses } }: Shown) {
  const words = useWords()
  const { id, question, names } = useScene()
  return (
    <AccountTable
      title={words.say('arms.clauses')}
      none={words.say('arms.no-clauses')}
      heads={useHeads(['clause', 'act', 'whose', 'beside'])}
      shown={clauses.length}
      inAll={clauses.length}
    >
      {clauses.map(({ clause, act, bearers, beside }, at) => (
        <tr key={at}>
          <th scope="row">
            <Link
              to="/agreements/$id/text"
              params={{ id }}
              search={searchFrom({ ...question, clause })}
            >
              {clause}
            </Link>
          </th>
          <td>{names.word('act', act)}</td>
          <td>{bearers.length === 0 ? words.say('arms.nobody') : names.roles(bearers)}</td>
          <td>{beside.length === 0 ? '' : words.list(beside)}</td>
        </tr>
      ))}
    </AccountTable>
  )
}

function useHeads(names: readonly string[]): readonly string[] {
  const words = useWords()
  return names.map((name) => words.say(`arms.head.${name}`))
}
