# The checks explained, in the help and by `ilms-collect checks`.

check-group-within = Arithmetic within a table
check-group-between = Between tables
check-group-time = Over time
check-group-odd = Oddities
check-group-secrecy = Secrecy
check-group-complete = Completeness

# $inner, $outer, $tables: labels of tables such as C19.
check-tables-nested = { $inner } within { $outer }
check-tables-equal = The totals of { $tables }
check-tables-file = The questionnaire as a whole
check-tables-all = All { $count } tables
check-tables-some = Tables { $tables }

example-passes = Passes
example-fails = Is found
example-source-missing = The source of these figures is not stated.
example-definition-missing = It is not stated who is counted.
example-preparer-missing = No preparer is named.
example-source = Labour force survey
example-program-says = The program says

checks-page-filter = Find a check
checks-page-filter-hint = Words, a table such as C19, or a figure
checks-page-count = { $shown } of { $all } checks
checks-page-none = No check holds these words.
checks-page-examples = { $count ->
    [one] 1 example
   *[other] { $count } examples
}
checks-page-show = Show examples
checks-page-hide = Hide examples
checks-page-examples-of = { $show } of “{ $name }”
checks-list-title = { $title }, version { $version }: { $count } checks
