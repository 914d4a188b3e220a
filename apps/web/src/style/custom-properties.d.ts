// React's style property takes the custom properties that our stylesheets read: numbers and texts.
// Nothing else is added to it.

import 'react'

declare module 'react' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
