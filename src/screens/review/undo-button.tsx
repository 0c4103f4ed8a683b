import { Icon } from '#ui/icon.tsx'
import { useSeam } from '#ui/seam-context.ts'

/** Takes the last answer of this session back. */
export function UndoButton(props: { enabled: boolean; class?: string }) {
  const seam = useSeam()
  return (
    <button
      type="button"
      class={props.class ?? 'sq'}
      aria-label="Undo last answer"
      aria-disabled={!props.enabled}
      onClick={() => {
        if (props.enabled) void seam.study.undo()
      }}
    >
      <Icon name="undo" />
    </button>
  )
}
