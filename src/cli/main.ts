import { check } from './check-command.ts'
import { convert } from './convert-command.ts'
import { fill } from './fill-command.ts'
import { judge } from './judge-command.ts'
import { fit } from './fit-command.ts'
import { writeSchema } from './schema-command.ts'
import { stats } from './stats-command.ts'

const usage = `Usage: npm run seam -- <command>

  fill [deck…]    run the cards and write their answers into the decks
  check [deck…]   run them again and report every difference, and every broken rule
  schema          write public/deck.schema.json, by which editors check decks
  stats [--json]  count decks, cards and kinds
  convert <file> [--json]
                  print a file of another format as a Seam deck, or only what it holds
  judge           judge answers in SQL: JSON lines in, JSON lines out (see decks/README.md)
  fit <log.csv>   fit the schedule's parameters to a review log

A deck is named by its id or its path; without one, all bundled decks are meant.

  --line 2.1      leave the older release line of SQLAlchemy out`

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  fill,
  check,
  schema: writeSchema,
  stats,
  convert,
  judge,
  fit,
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(usage)
    return 0
  }
  const command = commands[name]
  if (!command) {
    console.error(usage)
    return 2
  }
  return command(args)
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  return 1
})
