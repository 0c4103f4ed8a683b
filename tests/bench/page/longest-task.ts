/**
 * Listens to what the browser calls long tasks, which costs nothing meanwhile; the longest one in ms, or 50 when
 * there was none: shorter tasks are not told of.
 */
export function longestTask(): () => number {
  let longest = 50
  const take = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  return () => {
    take(observer.takeRecords())
    observer.disconnect()
    return longest
  }
}
