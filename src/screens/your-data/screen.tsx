import { createSignal } from 'solid-js'
import { createLive } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Backup } from './backup.tsx'
import { Checks } from './checks.tsx'
import { Copies } from './copies.tsx'
import { DeleteEverything } from './delete.tsx'
import { Kept } from './kept.tsx'
import { OtherPrograms } from './other-programs.tsx'
import './your-data.css'

/** Where the data is, whether it is safe there, and how to take it away, bring it back and prove that. */
export default function YourDataScreen() {
  const seam = useSeam()
  const live = createLive(seam.collection.subscribe, () => seam.collection.version)
  const [asked, setAsked] = createSignal(0)
  const version = () => [live(), asked()]
  const refresh = () => setAsked(asked() + 1)
  return (
    <Screen title="Your data" back="/settings">
      <Kept version={version} refresh={refresh} />
      <Backup version={version} refresh={refresh} />
      <Copies version={version} refresh={refresh} />
      <OtherPrograms />
      <Checks version={version} refresh={refresh} />
      <DeleteEverything />
    </Screen>
  )
}
