import { Dexie } from 'dexie'
import { countAsStorage } from './error-reasons.ts'

countAsStorage(Dexie.DexieError)

export { Dexie, liveQuery, RangeSet, type Subscription, type Table } from 'dexie'
