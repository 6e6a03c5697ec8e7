# The report of the checks: on the command line, and as a workbook for the reviewer.

# On the command line
report-package = { $verdict } { $country }, { $questionnaire }, revision { $revision }, { $state ->
    [final] final
   *[draft] draft
}, { $date }.
report-same = The findings are exactly those that the country saw.
report-pack-differs = It was filled with another version of the questionnaire ({ $theirs }) than this program has ({ $ours }): the checks may differ from those that the country saw.
report-differs = The findings are not those that the country saw: { $missing } of theirs are not found here, { $added } are found here only.{ $earlier ->
    [yes] {" "}No earlier phase was given, and some checks look at it.
   *[no] {""}
}{ $program ->
    [same] {""}
   *[other] {" "}It was packed by { $program }.
}
report-only-there = only the country saw: { $sentence }
report-only-here = only found here: { $sentence }
report-unreadable = What the country saw cannot be compared: { $reason }.
report-without-earlier = No earlier phase was given, and a package holds one phase only. These checks therefore look at this phase alone: { $checks }. Give the packages of earlier phases with --earlier.
report-earlier = Compared with { $phases }.
report-nothing = Nothing is wrong or missing.
report-explained-by = Explained by { $who }: { $sentence }
report-explained-moved = Was explained by { $who }: { $sentence } Since then { $cell } has moved from { $was } to { $is }, so it is open again.
report-explained-kind = explained { $kind }
report-not-needed = No longer needed, since what it explained no longer stands: the explanation of { $key }.
report-suggestion = Suggestion ({ $percent } %): { $reason }
report-suggestion-perhaps = Perhaps ({ $percent } %): { $reason }
report-suggestion-one-of = One of these ({ $percent } %): { $reason }
report-counts = { $causes ->
    [one] 1 cause
   *[other] { $causes } causes
}: { $fatal } to be mended, { $errors } { $errors ->
    [one] error
   *[other] errors
}, { $warnings } { $warnings ->
    [one] warning
   *[other] warnings
}, { $notes } { $notes ->
    [one] note
   *[other] notes
}, { $unanswered } still to answer, { $explained } explained.

# The workbook
report-sheet-findings = Findings
report-sheet-suggestions = Suggestions
report-sheet-summary = Summary
report-cause = Cause
report-severity = Severity
report-table = Table
report-source = Source
report-row = Row
report-year = Year
report-status = Status
report-sex = Sex
report-check = Check
report-finding = Finding
report-now = Figure now
report-proposed = Proposed
report-reason = Reason
report-confidence = Confidence
report-explained = Explained by the country
report-key = Key
report-choice = Choice
report-cell = Cell
report-figures = { $count } figures
report-file = File
report-country = Country
report-questionnaire = Questionnaire
report-revision = Revision
report-state = State
report-prepared = Prepared by
report-verified = Package
report-compared = Compared with
report-as-seen = What the country saw
report-whole = The questionnaire as a whole
report-unanswered = Still to answer
report-total = Total
report-final = final
report-draft = draft
