/**
 * A file picker that a button opens through `ref`. It says nothing about endings: iOS would grey everything
 * out, so a file is checked after it was chosen. The same file can be chosen twice in a row.
 */
export function FileInput(props: {
  label: string
  ref: (input: HTMLInputElement) => void
  onFile: (file: File) => void
}) {
  return (
    <input
      ref={(input) => props.ref(input)}
      type="file"
      class="vh"
      tabindex="-1"
      aria-label={props.label}
      onChange={(event) => {
        const file = event.currentTarget.files?.[0]
        if (file) props.onFile(file)
        event.currentTarget.value = ''
      }}
    />
  )
}
