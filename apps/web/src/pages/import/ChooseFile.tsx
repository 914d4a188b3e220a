// A button that lets a file be chosen. The field itself is not shown, and takes the focus all the
// same.
//
// What becomes of the files is for whoever asks.

import styles from './ImportPage.module.css'

export type ChooseFileProps = {
  readonly label: string
  readonly accept: string
  readonly isMultiple?: boolean
  readonly takeIn: (files: readonly File[]) => void
}

export function ChooseFile({ label, accept, isMultiple = false, takeIn }: ChooseFileProps) {
  return (
    <label className={`button screen-only ${styles['choose']}`}>
      {label}
      <input
        type="file"
        className="unseen"
        accept={accept}
        multiple={isMultiple}
        onChange={({ currentTarget }) => {
          takeIn([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
