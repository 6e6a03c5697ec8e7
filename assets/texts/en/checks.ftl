# What the checks find, said to the person who fills the form: the cells, both sides, the difference.
# $place: table, row, year, status and sex as far as the sentence does not say them itself.
# $left, $right, $difference: numbers, written in the unit of the sheet.

finding-sexes = { $place }: { $first } { $first-value } and { $second } { $second-value } make { $right }, the total says { $left }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-sexes-one = { $place }: { $parts } { $right } should be the total, which says { $left }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-sexes-over = { $place }: { $parts } { $right } is above the total { $left }, by { $difference }.
finding-rows = { $place }: the { $count } rows that make up “{ $whole }” come to { $right }, the row itself says { $left }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-rows-over = { $place }: { $count ->
    [one] { $parts } alone is
   *[other] the { $count } rows filled so far come to
} { $right }, above the { $left } of “{ $whole }”, by { $difference }.
finding-within = { $place }: “{ $whole }” lies within “{ $parts }” but says { $left } against { $right }: { $difference } too many.
finding-blocks = { $place }: the total is { $left } by { $list } and { $right } by { $other-list }: { $difference } { $direction ->
    [less] less
   *[more] more
}. One sheet can have one total only.
finding-statuses = { $place }: { $parts } come to { $right } together, “{ $whole }” says { $left }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-statuses-over = { $place }: { $parts } { $right } is above “{ $whole }” { $left }, by { $difference }.
finding-countries = { $place }: the { $count } rows listed in “{ $whole }” come to { $right }, the row itself says { $left }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-countries-over = { $place }: { $count ->
    [one] { $parts } alone is
   *[other] the { $count } rows filled so far come to
} { $right }, above the { $left } of “{ $whole }”, by { $difference }.
finding-nested = { $place }: { $left } is above { $right } in { $other }, though the first is part of the second: { $difference } too many.
finding-nested-sources = { $place }: { $left } ({ $source }) is above { $right } in { $other } ({ $other-source }), though the first is part of the second: { $difference } too many. Two sources may count differently.
finding-siblings = { $place }: { $left } differs from the same total in { $other-table }, which says { $right }: { $difference } { $direction ->
    [less] less
   *[more] more
}.
finding-sources = { $place }: { $left } ({ $source }) differs from the same total in { $other-table }: { $right } ({ $other-source }): { $difference } { $direction ->
    [less] less
   *[more] more
}. Two sources may count differently.
finding-means = { $place }: the figure for all, { $left }, does not lie between those of men and women; the nearer one is { $right }, { $difference } { $direction ->
    [less] above it
   *[more] below it
}.
finding-wrong-input = { $place }: “{ $typed }” cannot be read as a figure: { $why ->
    [separators] the points, commas or spaces stand where no number has them
    [brackets] a number in brackets could be a negative one, and nothing here is below zero
    [long] it has too many digits
    [calculation] the calculation does not work out exactly
    [where] K needs the row or the cell in which the figure is included
   *[letters] it is neither a number nor one of the reasons N, X, C, S
}.{ $fits ->
    [one] {" "}By the figures beside it only { $fitting } fits.
   *[none] {""}
}
finding-two-readings = { $place }: “{ $typed }” can be { $first } or { $second }. Choose one.{ $fits ->
    [one] {" "}By the figures beside it only { $fitting } fits.
   *[none] {""}
}
finding-dash = { $place }: “{ $typed }” can mean none at all (0) or not available (N). Choose one.{ $fits ->
    [one] {" "}By the figures beside it only { $fitting } fits.
   *[none] {""}
}
finding-negative = { $place }: { $typed } is below zero, which no count can be.{ $fits ->
    [one] {" "}By the figures beside it only { $fitting } fits.
   *[none] {""}
}
finding-year-outside = { $sheet }: the year { $year } is not asked; this questionnaire takes { $first } to { $last }.
finding-source-missing = { $sheet }: the source of these figures is not stated.
finding-definition-missing = { $sheet }: it is not stated who is counted: which migrants, or which nationals abroad. Without the definition the figures cannot be compared.
finding-unanswered-cells = { $sheet }: { $count ->
    [one] one cell of the opened years has
   *[other] { $count } cells of the opened years have
} neither a figure nor a reason. The first is { $first }.
finding-unanswered-sheet = { $sheet }: no year is opened and no reason given.
finding-unanswered-table = { $table }: no answer yet and no reason given.
finding-preparer-missing = Nobody is named as the preparer of this questionnaire.

# Parts of the sentences above
finding-source-not-stated = source not stated
finding-sex-total = both sexes
finding-sex-male = male
finding-sex-female = female
finding-in-thousands = in thousands
finding-and = { $list } and { $last }
