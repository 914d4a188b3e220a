// What surrounds every page: the way past the mast, the mast, the page, and nothing more.
//
// It knows whether the reader is at an agreement, and of what is in it only of which domains that
// have a page of their own it speaks.

import { armsActs, linesActs, movementActs } from '@holdfast/vocabulary'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router'
import { agreementQuery, type AgreementAnswer } from '../api/queries.ts'
import { questionOf } from '../question/question.ts'
import { languageIds, languages } from '@holdfast/words'
import { useWords } from '../words/use-words.ts'
import { usePreferences, type Theme } from './preferences.ts'
import styles from './Shell.module.css'

export function Shell() {
  const words = useWords()
  return (
    <>
      <a className={styles['skip']} href="#page">
        {words.say('shell.skip')}
      </a>
      <div className="page">
        <div className="wrap">
          <Mast />
          <main id="page" tabIndex={-1} className={styles['main']}>
            <Outlet />
          </main>
        </div>
      </div>
    </>
  )
}

function Mast() {
  const words = useWords()
  const { id } = useParams({ strict: false })
  return (
    <header className={`${styles['mast']} screen-only`}>
      <Link to="/" search={{}} className={styles['name']}>
        Holdfast
      </Link>
      {id === undefined ? <ShelfPages /> : <Pages id={id} />}
      <div className={styles['end']}>
        <Languages />
        <Light />
      </div>
      {!words.language.isReviewed && (
        <p className={styles['unread']}>{words.say('shell.unread')}</p>
      )}
    </header>
  )
}

const pages = [
  ['/agreements/$id', 'shell.overview'],
  ['/agreements/$id/text', 'shell.text'],
  ['/agreements/$id/record', 'shell.record'],
  ['/agreements/$id/due', 'shell.due'],
  ['/agreements/$id/tonight', 'shell.tonight'],
  ['/agreements/$id/map', 'shell.map'],
  ['/agreements/$id/lines', 'shell.lines'],
  ['/agreements/$id/arms', 'shell.arms'],
  ['/agreements/$id/movement', 'shell.movement'],
  ['/agreements/$id/data', 'shell.data'],
  ['/agreements/$id/compiled', 'shell.compiled'],
  ['/agreements/$id/import', 'shell.import'],
] as const

/** The domains that have a page of their own, and the acts by which an agreement speaks of them. */
const domainPages = [
  { end: '/lines', acts: linesActs },
  { end: '/arms', acts: armsActs },
  { end: '/movement', acts: movementActs },
]

/** Only an agreement that speaks of what a page shows has it among its own. */
function isShown(to: string, agreement: AgreementAnswer | undefined): boolean {
  const page = domainPages.find(({ end }) => to.endsWith(end))
  if (page === undefined) return true
  const obligations = agreement?.compiled.obligations ?? []
  return obligations.some(({ measure }) => page.acts.includes(measure.filter.act))
}

function Pages({ id }: { readonly id: string }) {
  const words = useWords()
  const search = useSearch({ strict: false })
  const { data: agreement } = useQuery(agreementQuery(id))
  const shown = pages.filter(([to]) => isShown(to, agreement))
  return (
    <nav className={styles['pages']} aria-label={words.say('shell.pages')}>
      {shown.map(([to, message]) => (
        <Link
          key={to}
          to={to}
          params={{ id }}
          search={questionOf(search)}
          activeOptions={{ exact: to === '/agreements/$id', includeSearch: false }}
        >
          {words.say(message)}
        </Link>
      ))}
    </nav>
  )
}

/** The pages that are of no one agreement. */
function ShelfPages() {
  const words = useWords()
  return (
    <nav className={styles['pages']} aria-label={words.say('shell.pages')}>
      <Link to="/due" search={{}}>
        {words.say('shell.due')}
      </Link>
      <Link to="/learn" search={{}}>
        {words.say('shell.learn')}
      </Link>
    </nav>
  )
}

function Languages() {
  const words = useWords()
  const { language, setLanguage } = usePreferences()
  return (
    <fieldset aria-label={words.say('shell.languages')} className={styles['choices']}>
      {languageIds.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {languages[each].name}
        </button>
      ))}
    </fieldset>
  )
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

function Light() {
  const words = useWords()
  const { theme, setTheme } = usePreferences()
  return (
    <label className={styles['light']}>
      <span className="unseen">{words.say('shell.light')}</span>
      <select
        value={theme}
        onChange={({ currentTarget: { value } }) =>
          setTheme(themes.find((each) => each === value) ?? 'system')
        }
      >
        {themes.map((each) => (
          <option key={each} value={each}>
            {words.say(`shell.light.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
