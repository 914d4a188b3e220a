// Where the web app begins: styles, then the page.
//
// Everything else is reached from App.

import './style/tokens.css'
import './style/fonts.css'
import './style/base.css'
import { present } from '@holdfast/base'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { router } from './app/router.ts'

const root = present(document.getElementById('app'), 'index.html has #app')
// What a page shows is asked for while its words are on their way.
void router.load()
createRoot(root).render(createElement(App))
