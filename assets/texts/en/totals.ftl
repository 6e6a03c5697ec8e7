# Totals that are filled or follow, reasons for many cells, included elsewhere.
action-compute = { $detail ->
    [automatic] choice of automatic totals
    [typed] choice of typed totals
   *[other] { $count ->
        [one] filling of 1 cell by its sum
       *[other] filling of { $count } cells by their sums
    }
}
totals-filled = { $count ->
    [one] 1 cell filled by its sum, marked L as computed.
   *[other] { $count } cells filled by their sums, marked L as computed.
}
totals-nothing = Nothing could be filled here: a total needs all its parts, and a part needs its total and all other parts. In a table of countries “Other countries” counts as a part.
totals-undecided = { $cell } stays empty: one sum makes it { $first }, another { $second }.
totals-unfitting = { $cell } stays empty: { $first } would fit one sum and break another.
totals-more = { $count ->
    [one] The same holds for 1 more cell.
   *[other] The same holds for { $count } more cells.
}
totals-choice = Totals
totals-typed = Typed, and compared with their parts
totals-automatic = Automatic: empty totals follow their parts
totals-automatic-on = Empty totals of this sheet follow their parts from now on. What is typed stays as it is.
totals-automatic-off = Totals of this sheet are typed from now on, and compared with their parts.
compute-again = Fill again: { $name }
compute-stale = Its parts have changed since it was filled.
fill-by-sum = Fill as computed (F9)
includes = Includes: { $name }
pointing-ask = { $count ->
    [one] Show the cell that includes { $name }: arrows or a click, then Enter. Escape leaves.
   *[other] Show the cell that includes the { $count } cells: arrows or a click, then Enter. Escape leaves.
}
pointing-ask-scope = Show the cell that includes it ({ $name }): arrows or a click, then Enter. Escape leaves.
pointing-here = Included here
pointing-leave = Leave
pointing-at = Now on { $name }
pointing-done = Included in { $name }.
cannot-include-itself = A cell cannot be included in itself. Show another cell.
cannot-include-empty = That cell is empty. Type its figure first, then show it.
cannot-include-no-figure = That cell has no figure that could include another. Show a cell with a figure.
cannot-include-elsewhere = That cell is itself included elsewhere. Show the cell that includes both.
cannot-include-total = That is a total of which the cell is a part already. Show the part that holds its figure as well.
cannot-include-part = That cell is a part of the one that is to be included. Show a cell outside it.
figures-not-repeated = { $count ->
    [one] 1 figure was not repeated: only reasons are.
   *[other] { $count } figures were not repeated: only reasons are.
}
figures-passed-over = { $count ->
    [one] 1 figure was left as it is: a reason for a selection is never written over figures. Delete empties cells.
   *[other] { $count } figures were left as they are: a reason for a selection is never written over figures. Delete empties cells.
}
figure-in-active-only = The figure stands in the active cell only: figures are never repeated over cells, reasons are.
reason-repeated = { $count ->
    [one] 1 cell took the reason.
   *[other] { $count } cells took the reason.
}
no-figure-panel = No figure, because…
no-figure-hint = A digit says for which cells, a letter says why. Escape leaves.
reach-rows = { $count ->
    [one] row
   *[other] { $count } rows
}
reach-columns = { $count ->
    [one] column
   *[other] { $count } columns
}
reach-years = { $count ->
    [one] year
   *[other] { $count } years
}
command-no-figure = No figure, because…
command-no-figure-tip = Say why there is no figure: for the selected cells, their rows, columns or years, the table or the module
command-fill-totals = Fill totals
command-fill-totals-tip = Fill what is empty and follows from its sum: a total from its parts, the one missing part from its total
command-automatic-totals = Automatic or typed totals
command-automatic-totals-tip = Let the empty totals of this sheet follow their parts, or type them and have them compared
command-elsewhere = Included elsewhere
command-elsewhere-tip = Show the cell that includes the selected ones
