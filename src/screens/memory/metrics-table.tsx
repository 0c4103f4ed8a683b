import type { Metrics } from '#core/fit/metrics.ts'
import { NumbersTable } from './figure.tsx'
import { figure } from './numbers.ts'

/** How well two sets of parameters predicted the same answers, with what each figure means. */
export function MetricsTable(props: {
  label: string
  names: readonly [string, string]
  before: Metrics
  after: Metrics
}) {
  const row = (name: string, of: 'logLoss' | 'rmse' | 'auc') => [
    name,
    figure(props.before[of]),
    figure(props.after[of]),
  ]
  return (
    <NumbersTable
      label={props.label}
      table={{
        head: ['', ...props.names],
        rows: [row('Log loss', 'logLoss'), row('RMSE(bins)', 'rmse'), row('AUC', 'auc')],
        notes: [
          'how surprising the answers were; less is better',
          'how far off in groups of alike answers; less is better',
          'how well remembered and forgotten are told apart; 0.5 is chance, 1 perfect',
        ],
      }}
    />
  )
}
