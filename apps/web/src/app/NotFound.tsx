// An address that leads nowhere. It says so and shows the way back.
//
// It guesses nothing about where the reader wanted to go.

import { Link } from '@tanstack/react-router'
import { useWords } from '../words/use-words.ts'

export function NotFound() {
  const words = useWords()
  return (
    <section className="section">
      <h1>{words.say('shell.nowhere')}</h1>
      <p>
        <Link to="/" search={{}}>
          {words.say('shell.to-shelf')}
        </Link>
      </p>
    </section>
  )
}
