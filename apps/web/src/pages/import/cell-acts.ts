// What keys do to the cell of a table that is looked at. Which cell is next is for the strip's
// keys, which every grid here has.

type Pressed = { readonly isCommand: boolean; readonly isShift: boolean; readonly isAlt: boolean }

type CellAct = 'undo' | 'redo' | 'open' | 'clear' | 'write' | null

/** What a key does to a cell; null where it leads elsewhere, or does nothing. */
export function actOf(key: string, { isCommand, isShift, isAlt }: Pressed): CellAct {
  if (isCommand) {
    const letter = key.toLowerCase()
    if (letter === 'z') return isShift ? 'redo' : 'undo'
    return letter === 'y' ? 'redo' : null
  }
  if (isAlt) return null
  if (key === 'Enter' || key === 'F2') return 'open'
  if (key === 'Delete' || key === 'Backspace') return 'clear'
  // Names of keys are words of several letters.
  return /^.$/su.test(key) ? 'write' : null
}
