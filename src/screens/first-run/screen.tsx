import { useSeam } from '#ui/seam-context.ts'
import { FirstRun } from './first-run.tsx'

/** The first run reached by its address, with the app open. */
export default function FirstRunScreen() {
  const seam = useSeam()
  return <FirstRun seam={Promise.resolve(seam)} onDone={() => undefined} />
}
