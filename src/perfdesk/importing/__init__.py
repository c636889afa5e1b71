"""From an extract to a plan: what a spreadsheet holds, and what a pack would take from it.

The road, each room knowing only those before it:

`formats` turns a file of any kind into an extract: cells, looks and names.
`vocabulary` knows words: what headings, titles and labels say of the numbers around them.
`tables` finds where tables lie, their headings, sections, totals and notes.
`reading` gives each number of a table what all the words around it say.
`matching` finds which measures of the pack the words of a file mean.
`drafts` gathers figures, questions, what is left out and problems into a plan: one `Draft` a file.

Beside the road, `recipes` are data that say how a known family of files is read, and `shapes` are
code for what is no plain table. `planning` chooses between them. What comes out is an `ImportPlan`,
which a person looks at before one edit takes it over.

Where to look first:

- A heading's words are read by `vocabulary.reading_words.facets_of`; the words themselves are lists
  in `vocabulary.words` (what they state) and `vocabulary.columns` (what a column is for).
- A period in words is read by `vocabulary.naming_periods`, a place by `vocabulary.places`.
- A new layout of plain tables is a file in `resources/recipes` (`docs/adding-a-layout.md`).
- Which measure is meant is decided by `matching.matcher`, for every road.
- What becomes of a figure is decided by `drafts.local_figures` or `drafts.published`, and of two
  values for one key by `drafts.collector`.
- What an import says of a file is one of `core.problems.ImportKind`.
"""
