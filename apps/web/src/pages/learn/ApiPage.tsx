// The API, as the documents tell it, in the app's look.
//
// Every route with all it takes is a page of the server's own, which the document names.

import { useWords } from '../../words/use-words.ts'
import { DocumentPage } from './DocumentPage.tsx'

export function ApiPage() {
  return (
    <DocumentPage name="api" title="learn.api" heading="learn.api.routes">
      <Machines />
    </DocumentPage>
  )
}

function Machines() {
  const words = useWords()
  return (
    <p>
      <a href="/api">{words.say('learn.api.reference')}</a> ·{' '}
      <a href="/api/openapi.json">{words.say('learn.api.machines')}</a>
    </p>
  )
}
