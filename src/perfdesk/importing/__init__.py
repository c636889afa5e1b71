"""From an extract to a plan: what a spreadsheet holds, and what a pack would take from it.

Each step is a module. `reading` turns a file into sheets of cells (`text_files` and `markup`
those without sheets, `safety` guards what is opened, `looks` knows how a cell is shown, and
`second_reader` is asked where the first one fails); `tables` finds tables (`layout` where they
lie) and `columns` what their columns are; `families` knows the
files that come again and again; `planning` compares what was found with the pack. What
comes out is an `ImportPlan`, which a person looks at before one edit takes it over.
"""
