# Actions, as menus and the history name them.
action-second-entry = second entry
action-state-origin = statement of where figures come from
action-remark = { $detail ->
    [follow-up] mark for follow-up
    [followed-up] mark for follow-up taken off
    [removed] removal of a remark
   *[other] remark
}
action-go-back = return to an earlier point
