# Help inside the program. A blank line ends a paragraph, "- " begins an item, "+ " a heading, "> " a line to be typed elsewhere.

help-title = Help
help-topics = Topics
help-search = Find in the help
help-search-hint = Find in the help
help-nothing = Nothing in the help holds these words.

help-first-steps = First steps
help-first-steps-text =
    From an empty file to a package in six steps. Nothing has to be done in one go: every cell is on the disk as soon as you leave it, and everything can be taken back.

    + 1  Open a table
    The overview lists every table with its state. Choose one with the arrow keys and press Enter. A table that does not concern your country takes one key: say why for the whole of it.

    + 2  Type
    Type a figure and press Enter. Where there is no figure, one letter says why: N, X, C or S. A block pasted from a spreadsheet is shown before anything changes, and one undo takes all of it back.

    + 3  Look at what is wrong
    Sums and comparisons are checked while you type. A cell with a finding carries a mark; the panel at the right says what does not fit. F8 goes to the next one.

    + 4  State the source
    Each table says once where its figures come from and whom they count as a migrant. What you stated for one table is offered for the next.

    + 5  Submit
    Submit lists what stands in the way. You can hand over a draft at any time; only a final package counts as a submission. The package is signed with your key.

    + 6  Verify
    Verify reads the package back as the project office will. Do it before you send it.

help-typing = Typing figures
help-typing-text =
    Type as in a spreadsheet. Numbers are read as people write them, and nothing is converted silently: what can be read in two ways is asked, and what cannot be read stays in the cell, marked, until you mend it.

    + Numbers
    - 1234, 1 234, 1,234 and 1.234 are read by the convention of your file.
    - =1200+345 is worked out. The cell keeps the calculation: edit it later and it is there.
    - Thai, Lao, Khmer, Burmese and full-width digits are read as they are.
    - .. and n/a say that a figure is not available. A dash is asked about: it can mean none, or not available.
    - 0 is a true zero: nobody. It is not the same as no figure.

    + Moving on
    - Enter goes down, or to the right if you choose so in the menu. After a run with Tab, Enter goes to the next row, below where the run began.
    - Typing replaces what the cell holds, F2 changes it, Escape leaves it as it was, Delete empties it.
    - With several cells selected, Enter and Tab go through the selection only.

    + What cannot be read
    A cell such as 12o4 or (123) keeps what you typed, and does not count as a figure. Go to the cell: the panel at the right says why it was not read and offers what you may have meant. F4 takes the first meaning offered, Shift+F4 the second.

    + Persons or thousands
    The unit of a table changes how figures are typed and shown, never what they are.

help-pasting = Pasting
help-pasting-text =
    Copy a block in a spreadsheet, a web page or a document, select the cell for its first figure, and paste. Nothing has changed yet: the table shows what would stand in each cell. Enter pastes, Escape leaves everything as it was, and one undo takes all of it back.

    + What the preview shows
    - Which cells are new, which change and what they held before, and which stay the same.
    - What was read as what, and why, where that is not plain.
    - What is left out, line by line, with the reason.
    - An empty field never empties a cell.

    + The right place
    A block with names of rows, years or sexes in it is placed by these names, in any order. Names of the code lists in English and Indonesian are known, former names, codes, and near misses in spelling. A block without names is compared with the sums and with the figures of other years. Where it seems to belong one row or column away, to be turned on its side, to begin with header lines or to be in thousands, the preview says so and proposes what fits.

    + Questions
    What only you can know is asked once for the whole block: which place is right, what a dash means, whether a point sets thousands or decimals apart, whether rows or years that the table does not show yet are to be added. Each answer has a number: press it. If most of it cannot be read, you are asked before it is pasted.

help-workbooks = Bringing in any workbook
help-workbooks-text =
    Under Bring in, choose any workbook or CSV of a ministry: .xlsx, .xlsb, .xls, .ods, .csv. It does not have to follow a form. The worksheet shows as it stands, and colours show what each cell is taken for: years, sexes, categories, figures that are taken, figures that are not. The file itself is never changed, its macros are never run, and hidden rows, columns and sheets are left alone.

    + What was found
    The list at the left has each worksheet and the blocks of figures on it, with the table that each is taken for. A question mark says that something is to be said. Enter goes to the worksheet; the arrows move there, and the line below it says what a cell is taken for.

    + Putting it right by pointing
    Under Reading say the table, the source, the unit, the decimal sign, what a dash means. Where years, sexes, categories or figures stand elsewhere, press the target beside them and select the cells: with the mouse, or with Shift and the arrows and then Enter. Ctrl+Space selects a column, Shift+Space a row. Escape ends pointing. Everything else follows what you said at once.

    + Categories
    Each label of the workbook goes to a row of the table: by its name, by another name, or as a national category that a row holds. What is not known stands first. Enter on a label, type a part of the row's name, Enter. Several labels may go to one row; their figures are added up, and the preview says so. What you said is remembered for all later workbooks.

    + Nothing is guessed
    Shares, changes, subtotals, plans and parts of a year are left out; so is what could mean two things. Under Left out each stands with its reason. Preview then lists every cell that would change, with the place in the workbook that its figure comes from. That place stays with the figure, under Origin at the right of the table.

    + Next year
    Under Keep give a name to how the workbook is read. Next year's file of the same shape is then read the same way. Hand it out as a file where another country file should have it.

help-keys = Keys
help-keys-text =
    Everything can be done without a mouse. Tab goes from part to part, F6 between the panes, Escape back. In a table, ? shows these keys on one sheet.

help-reasons = Reasons and flags
help-reasons-text =
    A cell holds either a figure or a reason why there is none. A figure may carry one flag. The letters are ILO's own.

    + Many cells at once
    - Select cells and press the letter of a reason: every cell without a figure takes it. A single cell is replaced whatever it holds.
    - With whole rows, whole columns or the whole table selected, the reason lies over all of it. A figure typed there, before or later, counts before it.
    - “No figure, because…” in the menu asks in two keys for which cells, from one cell to a whole module, and why.
    - Reasons can be repeated over a selection. Figures are never repeated.

    + Included elsewhere
    Press K, go to the cell that includes these people, in this table or another, and press Enter. It must hold a figure. The sums then know where they are counted.
help-reasons-heading = Reasons for no figure
help-flags-heading = Flags beside a figure
help-reason-N = The figure exists nowhere, or your agencies could not get it.
help-reason-X = There can be no such person or case, for example men in a table of women.
help-reason-C = The figure is known but may not be given, because persons could be recognised.
help-reason-S = The sample is too small for a figure that means anything.
help-reason-K = The figure is part of another cell, which you name; the sums then know it.
help-flag-B = Definition, coverage or method changed: this year cannot be compared with the one before.
help-flag-E = Worked out by you from other information.
help-flag-P = Will be revised.
help-flag-U = To be used with care, for example because of a small sample.
help-flag-R = Looked at again and confirmed, however odd it looks.
help-flag-L = Computed from other figures.
help-flag-F = Says what is expected, not what was counted.
help-flag-I = Filled in for answers that were missing.
help-flag-M = Carried on from a model.
help-flag-Z = Not an official figure of your country.

help-totals = Totals
help-totals-text =
    A total that you type from the document is compared with its parts: that is how a slip in a part is found. So type totals where you have them.

    + Filling what is empty
    F9 fills the empty cells of the selection that follow from a sum: a total when all its parts stand, or the one part that is missing. A cell filled so carries the flag L, for computed. Nothing that stands is replaced, and where two sums say different things the cell stays empty and you are told.

    In a table of countries the total follows only when “Other countries” stands as well.

    + When a part changes afterwards
    The filled cell keeps its figure, and says that its parts have changed. One button fills it again.

    + Automatic totals
    In a sheet set to automatic totals, empty totals follow their parts by themselves. What you have typed stays as it is. Each sheet has its own choice, under “Rows” above the table and in the menu.

help-ways = Finding your way
help-ways-text =
    + Going somewhere
    - The search field at the top takes a few words in any order, such as 19 malaysia 2014 f, or a part of the name of a command.
    - F7 goes to the next cell to answer, F8 to the next finding.
    - “What is left” lists all that is still to be answered, stated or put right.

    + Rows that show
    You can hide empty rows, or show only rows that are answered, are still to be answered, have findings, or changed since the phase before. A bar above the table says so while rows are hidden. No row goes away while you work; the bar offers to look again.

    + Countries and other rows
    Type a few letters of the name into “Add a country” below the rows, or into the search field. Codes and near misses in spelling are found as well.

    + Years, widths, size
    - A year can be kept beside the labels while the others move.
    - Columns and labels can be made narrower and wider; a table can be shown from 50 to 200 %.

    + What a cell means
    F1 in a table tells what is counted in that table, row and column.

help-findings = Findings
help-findings-text =
    Findings are listed once for each cause, however many sums one slip upsets. An error stands in the way of a final package until it is put right or explained. A warning or a note is a question.

    + Suggestions
    Where the figures tell what was probably done (digits exchanged, rows one place off, men and women exchanged, thousands for persons), it is said with the figures that would be right. Compare them with the document first. F4 takes the first suggestion, Shift+F4 the second, Ctrl+Shift+F4 the third; one undo takes it back.

    + Explaining
    If what looks wrong is right, say why: Ctrl+E, a reason, and a sentence where it is needed. The finding then stays quiet until the figure moves. Explanations travel in the package. What cannot be read, and what is not answered, cannot be explained.

    + What is odd
    - Figures are compared over the years, earlier phases included. If a jump is right, flag it: B for a break from that year on, R for a figure you have looked at and found right.
    - If a zero means that nobody was counted, type N.
    - If two years or two tables agree in every figure, look whether a block was pasted twice.
    - A count by country is compared with what that country has published of the same people. Only what is several times larger or smaller is remarked; both may be right.

    + Secrecy
    A figure hidden as confidential (C) can often be worked out from a total. The program says so, how, and what else to hide. One press hides it, one undo brings it back. The figures stay in the history of your file; a package does not carry them.

help-checks = Checks
help-checks-text =
    The same checks run here while you type and at the project office when your package arrives. A sum may miss by rounding: half a unit of the last digit given, for each of its terms.

    Errors stand in the way of a final package until they are put right or explained. Warnings never do.

    Each check shows examples: figures that pass, figures that are found, and what the program says of them. The office runs the same checks on your package and is told if its findings are not the ones you saw.

help-checks-list = The checks of this questionnaire

help-second = A second typing
help-second-text =
    A slip in typing is seldom repeated. So type figures again from the document, without a look at the first typing: only where the two differ you are asked.

    + How it goes
    Choose in the menu: the selected cells, the whole table, or only what no sum guards. The last is the quickest check: it covers the figures in which a slip would pass unseen, and the few large ones that make up half of their column.

    The first figures are hidden. What you type again is kept at once, and does not change the table; leave when you like, and go on later. It is typed, not pasted.

    + Where the two differ
    Look at the document, then keep the first, take the second, or type another figure. Nothing is proposed. A figure that changes after the two agreed counts as not yet typed again.

help-origin = Where figures come from
help-origin-text =
    Each sheet states its source once. Besides, you can note for any block of cells the file and the page that its figures were taken from, under Origin at the right of the table.

    + Documents
    Attach a copy of the document, or drop it on the table: PDF, pictures, workbooks, Word documents, CSV. Files with macros are not taken. A document may have 10 MB, all of them together 60 MB. It opens in the program that your computer has for it.

    + Remarks and follow-up
    A remark is for those who work in this file. Mark a cell for follow-up to find it again.

    + What travels
    Notes travel in the package. Origins, documents, remarks and second typings stay in the country file.

help-history = History and the way back
help-history-text =
    Every action is kept: who did what and when, and what stood there before. Undo takes back the last one, names it, and works after a restart too.

    + One cell
    History at the right of the table lists what happened to the cell. An earlier figure can be put back.

    + The whole file
    The History screen lists all actions, to be narrowed down by table, person and kind. Choose one to see what it changed, or to go back to how the file was before or after it: you see first what that would change.

    + Nothing is lost
    Going back is an action too: one undo takes it back. The file does not go back beyond the last package, so that what was handed over stays.

help-package = Package and signature
help-package-text =
    A package is one file that holds everything: the figures as text files, a workbook to look at, sources, notes, what the checks found, who changed what, and a cover sheet.

    + Draft and final
    A package is final when no cell holds wrong input, every error is put right or explained, and the preparer is named. Otherwise it is a draft, and says so in its name and on its cover.

    + The key
    Your key is a file of its own, made in this program and locked by your passphrase. Give the other file, the one that ends with .pub, to the project office, and let them compare the fingerprint with you on the phone. Without the passphrase nobody can sign in your name, and nobody can recover it for you.

    + The revision
    It counts up each time a package with other content is made. The same content gives the same bytes, on every computer.

    + How it travels
    As a file on a USB stick, as an attachment of a mail, or by any other way. The file can be verified whatever happened to it on the way.

    + A colleague without the program
    The questionnaire can be written as a workbook, whole or some of its tables, filled or blank. It is filled in with Excel or LibreOffice and brought in again: every change is shown first, and what both of you changed is never overwritten unasked. Sorting, moving and renaming do no harm; what cannot be placed is listed with its cell.

help-verify = Verify a package
help-verify-text =
    In the window: Verify a package, also from the first screen and without a country file. On the command line:

    > ilms-collect verify Indonesia-phase3-r02.ilms-package --signer KEY.pub

    + With other programs
    A package is a zip file. Nobody needs this program to check one. In an empty folder, on Linux and macOS:

    > unzip Indonesia-phase3-r02.ilms-package
    > sha256sum -c manifest-sha256.txt
    > sha256sum -c tagmanifest-sha256.txt
    > printf 'preparer %s\n' "$(cut -d' ' -f1,2 KEY.pub)" > signers
    > ssh-keygen -Y verify -f signers -I preparer -n ilms-submission -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt

    The first sum covers the figures, the second the lists, and the signature covers the second. On macOS the sums are made by shasum -a 256 -c. On Windows, tar -xf unpacks, Get-FileHash shows a sum, and ssh-keygen is the same.

    The figures are plain text: data/figures holds one CSV for each table and source, data/questionnaire.xlsx the same for a person.

help-files = Where files live
help-files-text =
    + The country file
    One file, such as Indonesia.ilms, holds every phase of one country. It lies where you put it. You may copy it to a USB stick while the program runs. Beside it lie a small lock file while it is open, and its backups.

    + Backups
    Kept beside the country file and rotated: one is made before anything is brought in. A damaged file opens for reading, with what could be saved.

    + Keys
    Where you put them when you made them. Never inside the country file or a package.

    + Nothing else
    The program needs no network, sends nothing anywhere, and keeps only its window's size and theme outside your file.
help-files-this = This file

help-about = About and licences
help-about-text =
    ILMS Collect fills, checks and hands over the questionnaire of the International Labour Migration Statistics database for ASEAN. The program is free to use, to study and to pass on, under the MIT licence.

    + Questionnaire and classifications
    The tables, code lists and note vocabulary are those of the International Labour Organization (ILOSTAT metadata, collection MIG of 2017 and ILMS of 2019). The wording of the guidance is our own.

    + Published figures in the sample
    ILOSTAT, International Labour Organization, CC BY 4.0: figures as published for Indonesia. Some slips were planted for practice; the sample says where.

    + Fonts
    Noto Sans for Latin, Thai, Lao, Khmer and Burmese, and its signs: © The Noto Project Authors, SIL Open Font License 1.1.

    + Icons
    Phosphor Icons: © Phosphor Icons, MIT licence.

    + Country names
    ISO 3166, after the United Nations' M49 list.
help-about-version = Version { $version }
help-about-packs = Questionnaires built in
help-about-pack = { $title }, version { $version }
