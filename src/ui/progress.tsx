/** A thin bar that fills up; `label` says it in words. */
export function Progress(props: { done: number; total: number; label: string }) {
  const percent = () => (props.total === 0 ? 0 : (100 * props.done) / props.total)
  return (
    <div
      class="prog"
      role="progressbar"
      aria-valuemin="0"
      aria-valuemax={props.total}
      aria-valuenow={props.done}
      aria-label={props.label}
      style={{ '--done': percent() }}
    >
      <i />
    </div>
  )
}
