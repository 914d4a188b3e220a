// The frame of a control's panel: it stands under its control, holds focus, and closes by Escape
// or a click beside it.
//
// What is in it belongs to the control.

import type { ReactNode, RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import { useWords } from '../words/use-words.ts'
import styles from './Control.module.css'

export type ControlPanelProps = {
  readonly label: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly setOpen: (isOpen: boolean) => void
  readonly children: ReactNode
}

export function ControlPanel({ label, button, setOpen, children }: ControlPanelProps) {
  const { language } = useWords()
  return (
    <I18nProvider locale={language.locale}>
      <Popover
        className={styles['popover'] ?? ''}
        triggerRef={button}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={setOpen}
      >
        <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
          {children}
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}
