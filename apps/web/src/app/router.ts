// The pages and their addresses. A page is loaded when it is asked for.
//
// The question (as of, known at, basis, source, stage, view) is in the search of every address.

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { agreementQuery, chartQuery, stripQuery, summaryQuery } from '../api/queries.ts'
import { queryClient } from '../api/query-client.ts'
import { parseSearch, printSearch, questionOf, searchFrom } from '../question/question.ts'
import { Failure } from '../parts/Failure.tsx'
import { NotFound } from './NotFound.tsx'
import { Shell } from './Shell.tsx'

/** Whoever shows an answer asks again, and is told what went wrong. */
function ahead(asked: Promise<unknown>): void {
  asked.catch(() => null)
}

const root = createRootRoute({
  validateSearch: searchFrom,
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failure,
})

const shelf = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/shelf/ShelfPage.tsx'), 'ShelfPage'),
})

const allDue = createRoute({
  getParentRoute: () => root,
  path: '/due',
  component: lazyRouteComponent(() => import('../pages/due/AllDuePage.tsx'), 'AllDuePage'),
})

const learn = createRoute({
  getParentRoute: () => root,
  path: '/learn',
  component: lazyRouteComponent(() => import('../pages/learn/LearnPage.tsx'), 'LearnPage'),
})

const api = createRoute({
  getParentRoute: () => root,
  path: '/learn/api',
  component: lazyRouteComponent(() => import('../pages/learn/ApiPage.tsx'), 'ApiPage'),
})

const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreements/$id',
  loaderDeps: ({ search }) => questionOf(search),
  // What a page shows first is asked for while its code is on its way.
  loader: ({ params: { id }, deps: question }) => {
    ahead(queryClient.query(agreementQuery(id)))
    ahead(queryClient.query(summaryQuery(id, question)))
  },
  component: lazyRouteComponent(() => import('../scene/SceneLayout.tsx'), 'SceneLayout'),
})

const overview = createRoute({
  getParentRoute: () => agreement,
  path: '/',
  loaderDeps: ({ search }) => questionOf(search),
  loader: ({ params: { id }, deps: question }) => {
    ahead(queryClient.query(stripQuery(id, question, { cells: 'day-end' })))
    ahead(queryClient.query(chartQuery(id, question)))
  },
  component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const text = createRoute({
  getParentRoute: () => agreement,
  path: '/text',
  component: lazyRouteComponent(() => import('../pages/text/TextPage.tsx'), 'TextPage'),
})

const record = createRoute({
  getParentRoute: () => agreement,
  path: '/record',
  component: lazyRouteComponent(() => import('../pages/record/RecordPage.tsx'), 'RecordPage'),
})

const entry = createRoute({
  getParentRoute: () => agreement,
  path: '/record/$room/$entry',
  component: lazyRouteComponent(() => import('../pages/entry/EntryPage.tsx'), 'EntryPage'),
})

const tonight = createRoute({
  getParentRoute: () => agreement,
  path: '/tonight',
  component: lazyRouteComponent(() => import('../pages/tonight/TonightPage.tsx'), 'TonightPage'),
})

const due = createRoute({
  getParentRoute: () => agreement,
  path: '/due',
  component: lazyRouteComponent(() => import('../pages/due/DuePage.tsx'), 'DuePage'),
})

const data = createRoute({
  getParentRoute: () => agreement,
  path: '/data',
  component: lazyRouteComponent(() => import('../pages/take-away/DataPage.tsx'), 'DataPage'),
})

const cite = createRoute({
  getParentRoute: () => agreement,
  path: '/cite',
  component: lazyRouteComponent(() => import('../pages/cite/CitePage.tsx'), 'CitePage'),
})

const map = createRoute({
  getParentRoute: () => agreement,
  path: '/map',
  component: lazyRouteComponent(() => import('../pages/map/MapPage.tsx'), 'MapPage'),
})

const movement = createRoute({
  getParentRoute: () => agreement,
  path: '/movement',
  component: lazyRouteComponent(() => import('../pages/movement/MovementPage.tsx'), 'MovementPage'),
})

const lines = createRoute({
  getParentRoute: () => agreement,
  path: '/lines',
  component: lazyRouteComponent(() => import('../pages/lines/LinesPage.tsx'), 'LinesPage'),
})

const arms = createRoute({
  getParentRoute: () => agreement,
  path: '/arms',
  component: lazyRouteComponent(() => import('../pages/arms/ArmsPage.tsx'), 'ArmsPage'),
})

const compiled = createRoute({
  getParentRoute: () => agreement,
  path: '/compiled',
  component: lazyRouteComponent(() => import('../pages/compiled/CompiledPage.tsx'), 'CompiledPage'),
})

const importing = createRoute({
  getParentRoute: () => agreement,
  path: '/import',
  component: lazyRouteComponent(() => import('../pages/import/ImportPage.tsx'), 'ImportPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    shelf,
    allDue,
    learn,
    api,
    agreement.addChildren([
      overview,
      text,
      record,
      entry,
      due,
      data,
      cite,
      tonight,
      map,
      lines,
      arms,
      movement,
      compiled,
      importing,
    ]),
  ]),
  parseSearch,
  stringifySearch: printSearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
  interface Register {
    router: typeof router
  }
}
