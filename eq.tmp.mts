import { readdirSync, readFileSync } from 'node:fs'
import { askedStatements } from '#card-types/asked-statements.ts'
import { questionOf } from '#card-types/predict-sql/question.ts'
import { gapOptions, gapPlaces, linesOf, statementOptions } from '#card-types/predict-sql/type.ts'
import { AnswerJudge } from '#cli/judge-answer.ts'
import { ddlOf } from '#sql/schema-from-ddl.ts'
const judge = new AnswerJudge(); await judge.ready()
const counts = {}; const list = []
for (const file of readdirSync('decks').filter(f => f.endsWith('.json'))) for (const card of JSON.parse(readFileSync('decks/' + file, 'utf8')).cards) {
  if (card.kind !== 'predict-sql') continue
  const ddl = typeof card.schema === 'string' ? ddlOf(JSON.parse(readFileSync(`decks/schemas/${card.schema}.json`, 'utf8')).tables) : ''
  const question = questionOf(card, ddl)
  const newest = { ...question, expected: question.expected.slice(0, 1) }
  const fills = gapPlaces(card).map(place => ({ gap: place.gap, o: gapOptions(card, place).map(({ text }) => [text, linesOf(askedStatements(card)).map((lines, s) => lines.map((line, at) => s === place.statement && at === place.line ? line.slice(0, place.start) + text + line.slice(place.end) : line).join('\n')).join(';\n')]) }))
  const picks = card.wrong ? [{ gap: 'wrong', o: statementOptions(card).map(st => ['', st.map(({ sql }) => sql).join(';\n')]) }] : []
  for (const { gap, o: [right, ...others] } of [...fills, ...picks]) for (const [piece, text] of others) {
    const j = await judge.judge({ kind: 'predict-sql', question: newest, answer: text, witness: card.witness ?? [] })
    counts[j.verdict] = (counts[j.verdict] ?? 0) + 1
    if ((j.grade ?? 1) >= 2 && j.verdict !== 'partial' && j.verdict !== 'values') list.push({ file, id: card.id, gap, verdict: j.verdict, grade: j.grade, right: right[0] || right[1], piece: piece || text })
    else if ((j.grade ?? 1) >= 3) list.push({ file, id: card.id, gap, verdict: j.verdict, grade: j.grade, right: right[0] || right[1], piece: piece || text })
  }
}
console.log(counts); for (const l of list) console.log(JSON.stringify(l))
