/*
 * How much each kind of difference counts. At most 0.3 in all leaves a right answer right, at most 1 makes it a small
 * miss. From what students persistently get wrong (joins, grouping, conditions) down to matters of spelling.
 * Constants and not one object, so that a build can write the numbers where they are used.
 */

/** A statement of another kind, UPDATE for INSERT. */
export const kind = 5
/** A change of another table. */
export const table = 4
/** A statement too few or too many. */
export const statement = 3
/** A table too few or too many, or under another name. */
export const missingTable = 3
/** A subquery, a WITH or a source of rows too few or too many. */
export const wrap = 3
/** Another kind of join. */
export const join = 2
/** A condition of a join. */
export const on = 2
/** A condition or assignment too few or too many. */
export const condition = 2
/** A condition that says something else. */
export const changedCondition = 1.5
/** GROUP BY and HAVING. */
export const group = 2
/** UNION and the like: the word, or how many queries it combines. */
export const setOperation = 2
/** DISTINCT on one side only. */
export const distinct = 1.5
/** ORDER BY, and the OR of a change. */
export const order = 1.5
/** LIMIT or OFFSET. */
export const limit = 1.5
/** A column of RETURNING too few or too many. */
export const returning = 1.5
/** A column of RETURNING that is another one. */
export const returningColumns = 0.8
/** FOR UPDATE on one side only. */
export const lock = 1
/** A column of the select list too few or too many; one that is another one counts twice. */
export const column = 0.8
/** A star where the columns are listed, and a list of columns left out. */
export const star = 1
/** Tables listed with commas for a join, or the other way round. */
export const comma = 1
/** The same meaning, put another way. */
export const otherWay = 0.5
/** A join that starts from its other table. */
export const flipped = 0.8
/** Columns or rows of an INSERT. */
export const insertColumn = 1.5
/** A column or constraint of a table that says something else. */
export const definitionDetail = 1
/** A column or constraint of a table too few or too many. */
export const constraint = 1.5
/** What no clause explains. */
export const other = 2
/** Other values in the right statement. */
export const values = 0.6
/** The same columns in another order. */
export const columnOrder = 0.3
/** OFFSET 0 where SQLite is sent one. */
export const zeroOffset = 0.3
/** A label. */
export const label = 0.2
/** A slip of typing. */
export const typing = 0.1
/** What is only said. */
export const none = 0
