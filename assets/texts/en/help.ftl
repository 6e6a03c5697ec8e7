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
    Type a figure and press Enter. Where there is no figure, one letter says why: N, X, C or S. You can paste a block from a spreadsheet, and one undo takes all of it back.

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
    Numbers are read as people write them. Nothing is converted silently: what can be read in two ways is asked, and what cannot be read stays in the cell, marked, until you mend it.

    + Numbers
    - 1234, 1 234, 1,234 and 1.234 are read by the convention of your file; a pasted block decides on one convention for all of it.
    - =1200+345 is worked out.
    - Thai, Lao, Khmer and Burmese digits are read as they are.
    - (123) is not read as a negative number; it stays marked.
    - 0 is a true zero: nobody. It is not the same as no figure.

    + Keys in the table
    - Arrows, Tab and Enter move; Shift and an arrow select.
    - Typing replaces, F2 edits, Escape leaves the cell as it was, Delete empties.
    - Ctrl+C and Ctrl+V copy and paste blocks, also to and from a spreadsheet.
    - With a row, a column or the table selected, a letter gives the reason for all blank cells in it. A figure typed later overrides it.

    + Persons or thousands
    The unit of a table changes how figures are typed and shown, never what they are.

help-keys = Keys
help-keys-text =
    Everything can be done without a mouse. Tab goes from part to part, F6 between the panes, Escape back.

help-reasons = Reasons and flags
help-reasons-text =
    A cell holds either a figure or a reason why there is none. A figure may carry one flag. The letters are ILO's own.
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

help-checks = Checks
help-checks-text =
    The same checks run here while you type and at the project office when your package arrives. A sum may miss by rounding: half a unit of the last digit given, for each of its terms.

    Errors stand in the way of a final package until they are put right. Warnings never do.
help-checks-list = The checks of this questionnaire

help-package = Package and signature
help-package-text =
    A package is one file that holds everything: the figures as text files, a workbook to look at, sources, notes, what the checks found, who changed what, and a cover sheet.

    + Draft and final
    A package is final when no cell holds wrong input, every error is put right, and the preparer is named. Otherwise it is a draft, and says so in its name and on its cover.

    + The key
    Your key is a file of its own, made in this program and locked by your passphrase. Give the other file, the one that ends with .pub, to the project office, and let them compare the fingerprint with you on the phone. Without the passphrase nobody can sign in your name, and nobody can recover it for you.

    + The revision
    It counts up each time a package with other content is made. The same content gives the same bytes, on every computer.

    + How it travels
    As a file on a USB stick, as an attachment of a mail, or by any other way. The file can be verified whatever happened to it on the way.

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
    ILMS Collect fills, checks and hands over the questionnaire of the International Labour Migration Statistics database for ASEAN. The program is free to use, to study and to pass on, under the MIT licence or the Apache licence 2.0, as you choose.

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
