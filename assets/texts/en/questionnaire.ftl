# Words of the questionnaire itself, used by every screen and by the command line.

sex-T = Total
sex-M = Male
sex-F = Female
sex-T-short = T
sex-M-short = M
sex-F-short = F

unit-persons = persons
unit-thousands = thousands
unit-currency = local currency a month

severity-fatal = Stops the submission
severity-error = Error
severity-warning = Warning
severity-note = Note

institution-LM = Ministry of labour
institution-NSO = Statistical office
institution-ONI = Other institution

questionnaire-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
questionnaire-tables = { $count ->
    [one] { $count } table
   *[other] { $count } tables
}
questionnaire-table-number = Table { $number }
questionnaire-asean-members = ASEAN member states
