//! How much of a file is looked at. Every limit lies far above any workbook of a questionnaire and far below what an old
//! computer has, so that no file can fill its memory: together they keep the reading of the worst file under 512 MB.

/// Largest file, in bytes.
pub const MAX_FILE: usize = 64 << 20;
/// Largest text file, in bytes: its letters take up to three times as much once they are decoded.
pub const MAX_TEXT_FILE: usize = 32 << 20;
/// Most parts that a file of parts (a zip) may have. A workbook has a few for each worksheet, and one for each picture.
pub const MAX_PARTS: u64 = 20_000;
/// Most bytes that one part may unpack to. A worksheet of [`MAX_SHEET_CELLS`] takes 20 to 80 MB.
pub const MAX_PART: usize = 128 << 20;
/// Most bytes that the parts of a file may unpack to, all together. Only parts that are read count; pictures are not unpacked.
pub const MAX_UNPACKED: usize = 256 << 20;
/// Most rows of a worksheet up to the last that holds something; a longer one is left aside.
pub const MAX_ROWS: u32 = 65_536;
/// Most columns of a worksheet up to the last that holds something; a wider one is left aside.
pub const MAX_COLUMNS: u32 = 2_048;
/// Most cells of a worksheet that hold something; a worksheet with more is left aside.
pub const MAX_SHEET_CELLS: usize = 500_000;
/// Most cells of a file that hold something.
pub const MAX_CELLS: usize = 1_000_000;
/// Most worksheets.
pub const MAX_WORKSHEETS: usize = 512;
/// Longest text of a cell or comment, in bytes; a longer one is cut. A cell of Excel holds 32 767 letters.
pub const MAX_TEXT: usize = 32 << 10;
/// Most bytes of all texts together: of the cells and comments of a file, and of its table of shared texts.
pub const MAX_TEXTS: usize = 64 << 20;
/// Most merged blocks of a worksheet, most comments, most hidden rows, most array formulas; a worksheet with more is left aside.
pub const MAX_REMARKS: usize = 65_536;
/// Most cell formats of a file, and most number formats: a little more than Excel allows.
pub const MAX_FORMATS: usize = 65_536;
/// Longest number format that is looked at, in bytes. Excel allows 255 letters.
pub const MAX_FORMAT: usize = 1_024;
/// Deepest nesting of XML elements. Spreadsheets nest them about ten deep.
pub const MAX_DEPTH: usize = 256;
/// Longest name of an XML element, in bytes.
pub const MAX_ELEMENT_NAME: usize = 1_024;
