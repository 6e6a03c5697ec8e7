# Submit: what stands in the way, the signature, the package, and how it travels.

submit-title = Submit
submit-about = A signed package that the project office can verify, however it travels.
submit-final = Nothing stands in the way. A package made now is final.
submit-draft = { $count ->
    [one] A package made now is a draft: one thing stands in the way.
   *[other] A package made now is a draft: { $count } things stand in the way.
}
submit-draft-about = You can hand over a draft at any time, to show how far you are. Only a final package counts as a submission.
submit-in-the-way = What stands in the way
submit-nothing-in-the-way = Every error is put right, and the preparer is named.
submit-warnings = { $count ->
    [one] 1 warning does not stand in the way. It travels with the package.
   *[other] { $count } warnings do not stand in the way. They travel with the package.
}
submit-unanswered = { $count ->
    [one] One thing is not answered yet. A final package may leave it open.
   *[other] { $count } things are not answered yet. A final package may leave them open.
}
submit-all-findings = All findings

submit-preparer = Prepared by
submit-preparer-about = Stands on the cover and in the package, so that the office knows whom to ask.
submit-name = Name
submit-post = Post
submit-agency = Agency
submit-email = E-mail
submit-preparer-missing = Without a name the package is a draft.

submit-key = Signature
submit-key-about = The key proves that the package comes from you and was not changed. It lies in a file of its own, locked by your passphrase, never in the country file.
submit-key-path = Key file
submit-key-choose-title = Choose your key
submit-key-make = Make a new key
submit-key-open = I have a key
submit-key-owner = Your name and office
submit-passphrase = Passphrase
submit-passphrase-again = Passphrase again
submit-passphrase-hint = at least { $count } characters; a sentence is easiest to remember
submit-passphrase-short = { $count ->
    [one] One character more.
   *[other] { $count } characters more.
}
submit-passphrase-differ = The two do not match.
submit-passphrase-never = It is used once and forgotten. Nobody can recover it for you.
submit-key-save-title = Where to keep the new key
submit-key-create = Make the key
submit-key-making = Making the key …
submit-key-made = The key is made. Its public half is { $path }: give that file to the project office.
submit-key-fingerprint = Fingerprint
submit-key-words = To read out on the phone
submit-unsigned = Without a signature
submit-unsigned-about = An unsigned package can be checked for damage only, not for who made it.

submit-make = Make the package
submit-make-needs-key = Choose a key and give its passphrase, or make it without a signature.
submit-make-again = Make it again
submit-making = Making the package …
submit-made-final = The package is ready
submit-made-draft = The draft is ready
submit-result-file = File name
submit-result-size = Size
submit-result-revision = Revision
submit-result-status = Counts as
submit-result-status-final = final: a submission
submit-result-status-draft = draft: { $count ->
    [one] one thing stands in the way
   *[other] { $count } things stand in the way
}
submit-result-fingerprint = SHA-256
submit-result-signed = Signed by
submit-result-unsigned = not signed
submit-copy = Copy the SHA-256
submit-copied = Copied.

submit-send = How it travels
submit-save-as = Save as
submit-save = Save the file
submit-save-about = For a USB stick or any upload page.
submit-save-title = Save the package
submit-replace = There is a file named { $file } already.
submit-replace-yes = Replace it
submit-replace-no = Leave it
submit-saved = Saved as { $path }
submit-mail = E-mail draft
submit-mail-about = Opens in your mail program with the package attached. You press Send.
submit-mail-opened = The draft lies at { $path } and was handed to your mail program.
submit-mail-not-opened = The draft lies at { $path }. No mail program opened it ({ $why }): open that file yourself, or use the link beside it and attach the package.
submit-mailto = Mail without attachment
submit-mailto-about = Opens an empty mail with the subject; attach the saved package yourself.
submit-verify = Verify it now
submit-verify-about = Reads the saved file back and checks it as the office will.
submit-verify-first = Save the package first, then verify what lies on the disk.
submit-not-sent = The program cannot know whether a file or a mail arrived. The office's receipt says so.

submit-export = Also as
submit-export-about = For your own files. These are no submission.
submit-export-csv = ILOSTAT CSV
submit-export-xlsx = Workbook (.xlsx)
submit-export-title = { $format } in
submit-export-xlsx-about = The questionnaire for a colleague without this program: it is filled in a spreadsheet and brought in again.
submit-export-table = CSV for a spreadsheet
submit-export-table-about = One long table, persons one by one; it can be changed and brought in again.
submit-export-csv-about = The columns of ILOSTAT's bulk files.
submit-export-sdmx = SDMX-CSV
submit-export-sdmx-about = With ILO's codes, for statistical systems.
submit-export-data = Data package (.zip)
submit-export-data-about = All answers exactly, with a description that other programs read.
submit-export-language = Language
submit-export-separator = Between fields
submit-export-decimal = Decimal sign
submit-export-comma = Comma ,
submit-export-semicolon = Semicolon ;
submit-export-tab = Tab
submit-export-point = Point 1234.5
submit-export-decimal-comma = Comma 1234,5
submit-book-holds = Holds
submit-book-filled = The answers so far
submit-book-blank = An empty form
submit-book-totals = Totals
submit-book-typed = As they were typed
submit-book-formulas = As formulas of the spreadsheet
submit-book-tables = Tables
submit-book-all = The whole questionnaire
submit-book-part = Only these:
submit-book-none = Tick the tables that it is to hold.
submit-export-words = { $count ->
    [one] 1 note or definition in words has no place in this format.
   *[other] { $count } notes and definitions in words have no place in this format.
}
submit-export-doubled = { $count ->
    [one] 1 figure stands for the same place as that of another source, which this format cannot tell apart.
   *[other] { $count } figures stand for the same places as those of other sources, which this format cannot tell apart.
}
submit-exported = Written: { $path }
submit-exported-part = Written: { $path }. { $count ->
    [one] One cell that cannot be read was left out.
   *[other] { $count } cells that cannot be read were left out.
}
submit-export-write = Write it
submit-export-replace = Replace the file
submit-read-only = This file is open for reading only, so no package can be made from it.
submit-stale = The figures have changed since this package was made.
