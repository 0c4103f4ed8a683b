import { Show } from 'solid-js'
import { useRegisterSW } from 'virtual:pwa-register/solid'
import { useSeam } from './seam-context.ts'

const inSession = () => /^#\/(review|summary|welcome)/.test(location.hash)

/** Another tab took the new version: this one follows, but never in the middle of a session. */
const reloadOutsideSession = () => {
  if (inSession()) window.addEventListener('hashchange', reloadOutsideSession, { once: true })
  else location.reload()
}

/** Offers a new version when it is there. It is taken only on request, so no review is ever interrupted. */
export default function Update(props: { quiet: boolean }) {
  const seam = useSeam()
  const {
    needRefresh: [needRefresh, setNeedRefresh],
    updateServiceWorker,
  } = useRegisterSW({ immediate: true, onNeedReload: reloadOutsideSession })
  const update = async () => {
    // A copy that could not be made does not hold up the update, which may be what repairs it.
    const { keepSnapshot } = await import('#app/backup-ring.ts')
    await keepSnapshot(seam, 'before an update')
    await updateServiceWorker(true)
  }
  return (
    <div role="status">
      <Show when={needRefresh() && !props.quiet}>
        <div class="update">
          <p>A new version of Seam is ready.</p>
          <button type="button" onClick={() => void update()}>
            Update
          </button>
          <button type="button" onClick={() => setNeedRefresh(false)}>
            Later
          </button>
        </div>
      </Show>
    </div>
  )
}
