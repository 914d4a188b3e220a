// One control of the bar: what it is, what it says, what that means; and a panel to change it.
//
// It knows nothing of questions; each control gives it its words and its panel.

import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import styles from './Control.module.css'

export type ControlProps = {
  readonly label: string
  readonly value: string
  readonly note: string
  /** The panel. It is given a way to close itself. */
  readonly children: (close: () => void) => ReactNode
}

export function Control({ label, value, note, children }: ControlProps) {
  return (
    <div className={styles['control']}>
      <DialogTrigger>
        <Button className={styles['button'] ?? ''}>
          <span className={styles['label']}>{label}</span>
          <span className={styles['value']}>
            <bdi>{value}</bdi> <Chevron />
          </span>
          <span className={styles['note']}>{note}</span>
        </Button>
        <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={0}>
          <Dialog aria-label={label} className={styles['dialog'] ?? ''}>
            {({ close }) => children(close)}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}

function Chevron() {
  return (
    <svg className={styles['chevron']} viewBox="0 0 12 12" aria-hidden>
      <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}

export type Choice = {
  readonly id: string
  readonly text: string
  readonly note?: string
}

export type ChoicesProps = {
  readonly legend: string
  readonly name: string
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** One of several, as radio buttons: native, so that every key and reader knows them. */
export function Choices({ legend, name, choices, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset className={styles['choices']}>
      <legend className="label">{legend}</legend>
      {choices.map(({ id, text, note }) => (
        <label key={id} className={styles['choice']}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span>
            {text}
            {note !== undefined && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
