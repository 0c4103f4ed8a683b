import type { Accessor } from 'solid-js'

/** What every part of the screen is given. */
export interface SectionProps {
  /** Changes whenever what is kept may have changed. */
  readonly version: Accessor<unknown>
  /** Has everything that is shown read again. */
  readonly refresh: () => void
}
