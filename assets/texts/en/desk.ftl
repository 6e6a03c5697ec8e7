# Actions, as menus and the history name them.
action-create = making of the file
action-type = typing
action-paste = paste of { $rows } × { $columns }
action-fill = filling of { $rows } × { $columns }
action-clear = { $count ->
    [0] clearing
    [one] clearing of 1 cell
   *[other] clearing of { $count } cells
}
action-set-reason = { $detail ->
    [N] reason: not available
    [X] reason: not applicable
    [C] reason: confidential
    [S] reason: not significant
    [K] reason: included elsewhere
   *[other] reason taken off
}
action-set-flag = change of a flag
action-write-note = change of a note
action-add-sheet = new sheet
action-remove-sheet = removal of a sheet
action-add-year = opening of { $detail }
action-remove-year = closing of { $detail }
action-add-row = adding of { $detail }
action-remove-row = removal of { $detail }
action-choose-versions = choice of classification
action-set-unit = change of unit or columns
action-state-source = statement of source and definitions
action-state-metadata = statement of definitions
action-change-setting = change of the file's details
action-take-up-phase = taking up of a phase
action-import = import of { $detail }
action-merge = merging of { $detail }
action-repair = repair
action-allow = explanation of a finding
action-pack = making of the package
action-seal = sealing
action-rescue = rescue of the content
action-in-table = { $action } in { $table }
history-blank = blank

# The e-mail that carries a package.
mail-subject = ILMS: { $country }, { $questionnaire }, revision { $revision } ({ $kind ->
    [final] final
   *[draft] draft
})
mail-body =
    Dear colleagues,

    attached is the package { $file }: { $country }, { $questionnaire }, revision { $revision }.
    { $kind ->
        [final] It is final: nothing that is an error stands open.
       *[draft] It is a draft. What still stands open is listed on its cover.
    }

    The package can be verified with ILMS Collect, or with stock tools as the README of the project explains.
    Fingerprint (SHA-256 of its tag manifest):
    { $fingerprint }

    With kind regards
    { $preparer }
