"""From an extract to a plan: what a spreadsheet holds, and what a pack would take from it.

The road, each room knowing only those before it:

`formats` turns a file of any kind into an extract: cells, looks and names.
`vocabulary` knows words: what headings, titles and labels say of the numbers around them.
`tables` finds where tables lie, their headings, sections, totals and notes.
`matching` finds which measures of the pack the words of a file mean.
`drafts` gathers figures, questions, what is left out and problems into a plan.

Beside the road, `recipes` are data that say how a known family of files is read, and `shapes` are
code for what is no plain table. `planning` chooses between them. What comes out is an `ImportPlan`,
which a person looks at before one edit takes it over.
"""
