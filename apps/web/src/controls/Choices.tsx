// One of several, as radio buttons: native, so that every key and reader knows them.
//
// It says what is chosen and keeps nothing itself.

import styles from './Control.module.css'

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
