# Findings: everything that is wrong or odd.

findings-title = Findings
findings-about = Everything that does not add up or looks odd, said once for each cause, and what is still to be answered.
findings-list = Findings by table
findings-all = Wrong or odd
findings-errors = Errors
findings-warnings = Warnings
findings-notes = Notes
findings-unanswered = Still to answer
findings-filter = Filter
findings-filter-hint = Filter by words, country or code
findings-show-severity = Show { $what }, { $count }
findings-shown = { $shown } of { $all } shown
findings-fatal = Must be mended
findings-error = Error
findings-warning = Warning
findings-note = Note
findings-explained = Explained
findings-of-questionnaire = The questionnaire as a whole
findings-group = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
findings-cells = { $count } cells
findings-keys = Up and Down choose, Right shows what is in it, Enter goes there, F4 takes the suggestion, Ctrl+E explains, F8 goes to the next one from anywhere.
findings-none-title = Nothing is wrong
findings-none-text = { $cells ->
    [0] There are no figures yet, so nothing can be wrong. Open a table and type the first one.
    [one] One figure was checked. It is readable and stands in a year that is asked.
   *[other] { $cells } figures were checked: every sum adds up, no part is larger than its whole, and equal totals agree.
}
findings-none-next = Go to Submit
findings-none-unanswered = { $count ->
    [one] 1 thing is still to be answered
   *[other] { $count } things are still to be answered
}
findings-none-begin = Go to the overview
findings-filtered-title = Nothing matches
findings-filtered-text = { $all ->
    [one] One finding is hidden by the filter.
   *[other] { $all } findings are hidden by the filter.
}
findings-filtered-clear = Show all findings


# What the checks look at, by their kind.
check-sex-sum = Men and women
check-sex-sum-about = The total is the sum of men and women, in every row, status and year.
check-partition-sum = Sum of the parts
check-partition-sum-about = A total is the sum of the groups it is made of: ages, levels of education, activities, occupations.
check-status-sum = Migrants within the total
check-status-sum-about = Migrants are no more than everybody, and migrants and non-migrants together are everybody.
check-country-sum = Sum of the countries
check-country-sum-about = The total is the sum of the countries listed and the others. While "Other countries" is blank, the countries listed are no more than the total.
check-nested = A part within its whole
check-nested-about = A population that lies in another is not larger: the employed within the labour force, the labour force within the working age, workers abroad within those who left.
check-equal-totals = Equal totals
check-equal-totals-about = Tables that count the same people in other groups have the same total. From two sources they may differ, and it is a warning.
check-mean-between = Mean between means
check-mean-between-about = The mean of all lies between the mean of men and the mean of women.
check-wrong-input = Cannot be read
check-wrong-input-about = A cell holds what is no figure and no reason. It stays as typed until you mend it.
check-year-outside = Year outside
check-year-outside-about = A figure stands in a year that this questionnaire does not ask for.
check-source-missing = Source not stated
check-source-missing-about = A table holds figures, and nobody has said where they come from.
check-definition-missing = Definition of migrants missing
check-definition-missing-about = A table counts migrants, and nobody has said who is called one.
check-unanswered = Still to answer
check-unanswered-about = A cell of an opened year, or a whole table, has neither a figure nor a reason.
check-preparer-missing = Preparer not named
check-preparer-missing-about = A package needs somebody who can be asked.
