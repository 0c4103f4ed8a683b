/** Number of the note type: every package of Seam has the same, so that Anki knows its notes again. */
export const NOTE_TYPE = 1_763_600_000_001

/** The name of the note type, and of its one card. */
export const NOTE_TYPE_NAME = 'Seam'

export const FRONT = '<div class="question">{{Question}}</div>\n{{Code}}'

export const BACK = `{{FrontSide}}

<hr id="answer">

{{Answer}}
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}`

export const CSS = `.card {
  font-family: sans-serif;
  font-size: 18px;
  line-height: 1.45;
  text-align: left;
  max-width: 42em;
  margin: 1em auto;
}
pre {
  padding: 0.6em 0.8em;
  border: 1px solid rgba(128, 128, 128, 0.4);
  border-radius: 6px;
  font-size: 15px;
}
.explanation, .source {
  margin-top: 1em;
  opacity: 0.85;
  font-size: 16px;
}
table { border-collapse: collapse; }
th, td { border: 1px solid rgba(128, 128, 128, 0.4); padding: 0.2em 0.5em; }
`
