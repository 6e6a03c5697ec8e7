# Why a spreadsheet file is not read, and what to do about it.
spreadsheet-empty = This file is empty. Choose another file, or save it again in the program that made it.
spreadsheet-file-too-large = This file is larger than { $most } MB. Copy the sheets with the figures into a workbook of their own and bring that in.
spreadsheet-unpacks-too-large = This file unpacks to more than { $most } MB, which no table of figures does. Copy the sheets with the figures into a new workbook and bring that in.
spreadsheet-too-many-cells = This file has more than { $most } filled cells. Copy the sheets with the figures into a workbook of their own and bring that in.
spreadsheet-too-much-text = The texts in this file are longer than { $most } MB together. Copy the sheets with the figures into a workbook of their own and bring that in.
spreadsheet-too-many-worksheets = This workbook has more than { $most } worksheets. Copy those with the figures into a workbook of their own and bring that in.
spreadsheet-password = This file is protected by a password. Open it in the program that made it, remove the password, save a copy and bring the copy in.
spreadsheet-damaged = This file is damaged, in “{ $place }”. Open it in the program that made it, let it repair the file, save a copy and bring the copy in. If it does not open there either, ask for the file again.
spreadsheet-is-document = This is a text document, not a spreadsheet. Copy its table into a worksheet, or paste it into the table here.
spreadsheet-is-presentation = This is a presentation, not a spreadsheet. Copy its table into a worksheet, or paste it into the table here.
spreadsheet-is-pdf = This is a PDF, not a spreadsheet. Ask for the figures as a spreadsheet, or copy the table out of it and paste it into the table here.
spreadsheet-is-picture = This is a picture, not a spreadsheet. Ask for the figures as a spreadsheet, or type them.
spreadsheet-is-web-page = This is a web page, not a spreadsheet. Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and bring that in.
spreadsheet-is-web-page-as = This is a web page that was saved with the ending { $ending }, not a spreadsheet. Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and bring that in.
spreadsheet-is-xml = This spreadsheet is written as one XML file. Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and bring that in.
spreadsheet-is-old-excel = This worksheet is from an Excel of before 1993. Open it in LibreOffice, save it as an Excel workbook (.xlsx) and bring that in.
spreadsheet-is-numbers = This is a spreadsheet of Apple Numbers. Export it from Numbers as Excel (.xlsx) and bring that in.
spreadsheet-is-country-file = This is a country file of this program, not a spreadsheet. Open it as a country file instead.
spreadsheet-is-package = This is a package of this program, not a spreadsheet. Verify it, or bring it in as a package.
spreadsheet-is-archive = This file holds packed files. Unpack it and bring in the spreadsheet that is in it.
spreadsheet-is-unknown = This is not a spreadsheet. Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods) and CSV files can be brought in.

# What was left aside in a file that was read.
left-aside-macros = The file holds macros. They were not looked at and never run.
left-aside-external-links = The file refers to other files. They were not opened; the values that were last seen of them are taken.
left-aside-too-large = The worksheet “{ $worksheet }” is larger than any table of the questionnaire and was left aside.
left-aside-no-worksheet = “{ $sheet }” is a chart or another sheet without cells and was left aside.
left-aside-not-calculated = { $cells ->
    [one] In the worksheet “{ $worksheet }”, one formula was never calculated; its cell is empty here. Open the file in Excel or LibreOffice, save it and bring it in again.
   *[other] In the worksheet “{ $worksheet }”, { $cells } formulas were never calculated; their cells are empty here. Open the file in Excel or LibreOffice, save it and bring it in again.
}
left-aside-broken-text = Some letters of this text file could not be read and were replaced by a sign. Save it as “CSV UTF-8” and bring it in again.
