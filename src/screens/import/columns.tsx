import { For } from 'solid-js'
import type { ColumnRole, TablePreview } from '#importers/define.ts'

const roles: readonly { readonly value: ColumnRole; readonly label: string }[] = [
  { value: 'front', label: 'Front' },
  { value: 'back', label: 'Back' },
  { value: 'tags', label: 'Tags' },
  { value: 'deck', label: 'Deck' },
  { value: 'id', label: 'Id' },
  { value: 'skip', label: 'Leave out' },
]

/** The first rows of a table, and what each of its columns is taken for. */
export function Columns(props: {
  table: TablePreview
  onRoles: (roles: readonly ColumnRole[]) => void
  onHeader: (header: boolean) => void
}) {
  const changed = (column: number, role: ColumnRole) =>
    props.table.roles.map((before, index) => (index === column ? role : before))
  return (
    <>
      <h2 class="grp">Columns</h2>
      <div class="columns">
        <table>
          <thead>
            <tr>
              <For each={props.table.names}>
                {(name, column) => (
                  <th scope="col">
                    <span>{name}</span>
                    <select
                      aria-label={`${name} is`}
                      onChange={(event) => {
                        const role = roles[event.currentTarget.selectedIndex]
                        if (role) props.onRoles(changed(column(), role.value))
                      }}
                    >
                      <For each={roles}>
                        {(role) => (
                          <option value={role.value} selected={role.value === props.table.roles[column()]}>
                            {role.label}
                          </option>
                        )}
                      </For>
                    </select>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.table.rows}>
              {(row) => (
                <tr>
                  <For each={props.table.names}>
                    {(_, column) => (
                      <td classList={{ out: props.table.roles[column()] === 'skip' }}>
                        {row[column()] ?? ''}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={props.table.header}
          onChange={(event) => props.onHeader(event.currentTarget.checked)}
        />
        <span>The first row holds names</span>
      </label>
    </>
  )
}
