import { render } from 'solid-js/web'
import { remembered } from '#app/remembered.ts'
import { App } from '#ui/app.tsx'
import { stopStrayTaps } from '#ui/double-tap.ts'
import { applyLook } from '#ui/look.ts'

const last = remembered()
if (last) applyLook(last.look)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
stopStrayTaps()
render(() => <App />, root)
