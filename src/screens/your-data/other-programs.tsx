import { createSignal, Show } from 'solid-js'
import { ExportSheet } from '#ui/export-sheet.tsx'
import { Icon } from '#ui/icon.tsx'
import { A } from '#ui/router.tsx'
import { Row, Rows } from '#ui/rows.tsx'

/** Decks and answers for other programs, and from them. */
export function OtherPrograms() {
  const [exporting, setExporting] = createSignal(false)
  const [message, setMessage] = createSignal('')
  return (
    <>
      <Rows title="Other programs">
        <button type="button" class="it-link" onClick={() => setExporting(true)}>
          <Row label="Save for other programs" note="Anki packages and tables, with your answers">
            <span class="ib">
              <Icon name="export" />
            </span>
          </Row>
        </button>
        <A class="it-link" href="/import">
          <Row label="Import decks" note="From Anki, Mochi, tables and Markdown">
            <span class="ib">
              <Icon name="import" />
            </span>
          </Row>
        </A>
      </Rows>
      <p class="data-result" role="status">
        {message()}
      </p>
      <Show when={exporting()}>
        <ExportSheet
          onClose={(sentence) => {
            setExporting(false)
            setMessage(sentence)
          }}
        />
      </Show>
    </>
  )
}
