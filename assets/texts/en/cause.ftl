# What was probably done, and what would be right. $place: table, row, year, status and sex as far as they are common to all figures.
# $sure: "yes" where one explanation stands out, "no" where it is one of several. No full stop: more follows.
cause-change = { $place } { $sure ->
    [yes] should be
   *[no] could be
} { $right }, not { $typed }{ $slip ->
    [exchanged] : two digits exchanged
    [replaced] : one digit typed wrong
    [omitted] : one digit left out
    [doubled] : one digit typed twice
    [added] : one digit too many
    [sign] : the sign is the wrong one
    [large] : { $power } times too large
    [small] : { $power } times too small
    [only] : no other single figure explains it
   *[unknown] {""}
}
cause-exchange = { $place }: { $what ->
    [sexes] men and women
   *[others] { $first } and { $second }
} { $sure ->
    [yes] are exchanged
   *[no] could be exchanged
}{ $which ->
    [all] , in all { $count } rows
    [some] , in { $count } rows
    [named] , in { $rows }
    [columns] { $count ->
        [one] {""}
       *[other] , in { $count } columns
    }
   *[cells] {" "}({ $rows })
}
cause-shift = { $place }: the figures from { $first } to { $last } { $sure ->
    [yes] stand
   *[no] could stand
} { $rows ->
    [one] one row
   *[other] { $rows } rows
} too { $direction ->
    [high] high
   *[low] low
}
cause-move = { $place }: { $amount } { $sure ->
    [yes] stands under { $from } and belongs to { $to }
   *[no] could stand under { $from } and belong to { $to }
}
cause-scale = { $place }: { $count ->
    [one] the figure { $sure ->
        [yes] is
       *[no] could be
    }
   *[other] { $count } figures { $sure ->
        [yes] are
       *[no] could be
    }
} { $power } times too { $direction ->
    [large] large
   *[small] small
}{ $unit ->
    [thousands] , as if typed in thousands
    [persons] , as if typed in persons
   *[other] {""}
}
cause-then = { $sums ->
    [1] the sum then holds.
    [2] both sums then hold.
   *[other] all { $sums } sums then hold.
}
cause-then-all = { $sums ->
    [1] The sum then holds.
    [2] Both sums then hold.
   *[other] All { $sums } sums then hold.
}

# Entries: what repeats is said once. $range: one of the two below, or nothing. $places, $inputs, $years: names, joined.
entry-sums = { $cause ->
    [known] { $sums ->
        [one] 1 sum
       *[other] { $sums } sums
    }, 1 cause
   *[open] { $sums ->
        [one] 1 finding
       *[other] { $sums } findings that hang together
    }
}{ $more ->
    [0] {""}
    [one] ; 1 more remark on the same figures
   *[other] ; { $more } more remarks on the same figures
}
entry-findings = { $count } findings in one
entry-years = { $sentence } The same sum fails in { $count ->
    [one] another year
   *[other] { $count } other years
}: { $years }; the difference is { $range }.
entry-years-plain = { $sentence } The same sum fails in { $count ->
    [one] another year
   *[other] { $count } other years
}: { $years }.
entry-nested = { $first }: above { $second } in { $count ->
    [one] one year
   *[other] { $count } years
} ({ $years }){ $range }, though the one is part of the other.{ $sources ->
    [two] {" "}Two sources may count differently.
   *[one] {""}
}
entry-totals = { $first }: the total differs from that in { $second } in { $count ->
    [one] one year
   *[other] { $count } years
} ({ $years }){ $range }.{ $sources ->
    [two] {" "}Two sources may count differently.
   *[one] {""}
}
entry-range = from { $least } to { $most }
entry-by = each time { $percent }
entry-run = { $first } to { $last }
entry-more = { $count } more
entry-source-missing = The source of the figures is not stated in { $count } places: { $places }.
entry-definition-missing = In { $count } places it is not stated who is counted, which migrants or which nationals abroad: { $places }. Without the definition the figures cannot be compared.
entry-year-outside = Years that are not asked stand in { $count } places: { $places }.
entry-unanswered-cells = { $table }: { $cells } cells of the opened years have neither a figure nor a reason.
entry-unanswered-sheets = { $count } sheets have no year opened and no reason given: { $places }.
entry-unanswered-tables = { $count } tables have no answer yet and no reason given: { $places }.
entry-input = { $place }: { $count } cells cannot be read as figures, for the same reason: { $inputs }.
entry-negative = { $place }: { $count } figures are below zero, which no count can be: { $inputs }.

# In the list of findings and beside the table.
cause-title = What it probably is
cause-one-of = One of these:
cause-go = Go to that cell
cause-use = Use { $name }
cause-use-cells = Put { $count } cells right
cause-use-tip = Look at the source document first. One undo takes it back.
cause-not-this = Not this
cause-not-this-tip = Hides this suggestion until the file is opened again. Nothing in the file changes.
cause-hidden = A suggestion is hidden.
cause-show-again = Show it again
cause-taken = Put right: { $what }
cause-was = { $cell }: { $typed } → { $right }
cause-and-more = { $count ->
    [one] … and 1 cell more
   *[other] … and { $count } cells more
}
cause-nothing-here = There is no suggestion here to take. F8 goes to the next finding.
command-take-third = Take the third suggestion
command-take-third-tip = Takes the third of several suggestions
grid-proposed = a suggestion would change it
cause-blank = blank
