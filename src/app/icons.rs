//! The icons: one set (Phosphor, regular weight, MIT), drawn as text by a fallback font of every family.
//!
//! Each constant is a string of one character, to be put into any label: `format!("{} Save", icons::FLOPPY_DISK)`.
//! An icon never stands alone for its meaning: the control beside it carries the words.

/// Icon "archive".
pub const ARCHIVE: &str = "\u{e00c}";
/// Icon "arrow clockwise".
pub const ARROW_CLOCKWISE: &str = "\u{e036}";
/// Icon "arrow counter clockwise".
pub const ARROW_COUNTER_CLOCKWISE: &str = "\u{e038}";
/// Icon "arrow down".
pub const ARROW_DOWN: &str = "\u{e03e}";
/// Icon "arrow left".
pub const ARROW_LEFT: &str = "\u{e058}";
/// Icon "arrow line down".
pub const ARROW_LINE_DOWN: &str = "\u{e05c}";
/// Icon "arrow line right".
pub const ARROW_LINE_RIGHT: &str = "\u{e064}";
/// Icon "arrow right".
pub const ARROW_RIGHT: &str = "\u{e06c}";
/// Icon "arrow square out".
pub const ARROW_SQUARE_OUT: &str = "\u{e5de}";
/// Icon "arrow u up left".
pub const ARROW_U_UP_LEFT: &str = "\u{e08a}";
/// Icon "arrow u up right".
pub const ARROW_U_UP_RIGHT: &str = "\u{e08c}";
/// Icon "arrow up".
pub const ARROW_UP: &str = "\u{e08e}";
/// Icon "arrows left right".
pub const ARROWS_LEFT_RIGHT: &str = "\u{e0a0}";
/// Icon "bell".
pub const BELL: &str = "\u{e0ce}";
/// Icon "book open text".
pub const BOOK_OPEN_TEXT: &str = "\u{e8f2}";
/// Icon "books".
pub const BOOKS: &str = "\u{e758}";
/// Icon "buildings".
pub const BUILDINGS: &str = "\u{e102}";
/// Icon "calendar blank".
pub const CALENDAR_BLANK: &str = "\u{e10a}";
/// Icon "caret down".
pub const CARET_DOWN: &str = "\u{e136}";
/// Icon "caret left".
pub const CARET_LEFT: &str = "\u{e138}";
/// Icon "caret right".
pub const CARET_RIGHT: &str = "\u{e13a}";
/// Icon "caret up".
pub const CARET_UP: &str = "\u{e13c}";
/// Icon "caret up down".
pub const CARET_UP_DOWN: &str = "\u{e140}";
/// Icon "chalkboard teacher".
pub const CHALKBOARD_TEACHER: &str = "\u{e600}";
/// Icon "chart bar".
pub const CHART_BAR: &str = "\u{e150}";
/// Icon "chart line".
pub const CHART_LINE: &str = "\u{e154}";
/// Icon "chat text".
pub const CHAT_TEXT: &str = "\u{e17a}";
/// Icon "check".
pub const CHECK: &str = "\u{e182}";
/// Icon "check circle".
pub const CHECK_CIRCLE: &str = "\u{e184}";
/// Icon "circle".
pub const CIRCLE: &str = "\u{e18a}";
/// Icon "circle dashed".
pub const CIRCLE_DASHED: &str = "\u{e602}";
/// Icon "circle half".
pub const CIRCLE_HALF: &str = "\u{e18c}";
/// Icon "circle half tilt".
pub const CIRCLE_HALF_TILT: &str = "\u{e18e}";
/// Icon "clipboard text".
pub const CLIPBOARD_TEXT: &str = "\u{e198}";
/// Icon "clock".
pub const CLOCK: &str = "\u{e19a}";
/// Icon "clock counter clockwise".
pub const CLOCK_COUNTER_CLOCKWISE: &str = "\u{e1a0}";
/// Icon "columns".
pub const COLUMNS: &str = "\u{e546}";
/// Icon "command".
pub const COMMAND: &str = "\u{e1c4}";
/// Icon "copy".
pub const COPY: &str = "\u{e1ca}";
/// Icon "database".
pub const DATABASE: &str = "\u{e1de}";
/// Icon "dots three".
pub const DOTS_THREE: &str = "\u{e1fe}";
/// Icon "dots three vertical".
pub const DOTS_THREE_VERTICAL: &str = "\u{e208}";
/// Icon "download simple".
pub const DOWNLOAD_SIMPLE: &str = "\u{e20c}";
/// Icon "envelope simple".
pub const ENVELOPE_SIMPLE: &str = "\u{e218}";
/// Icon "equals".
pub const EQUALS: &str = "\u{e21c}";
/// Icon "export".
pub const EXPORT: &str = "\u{eaf0}";
/// Icon "eye".
pub const EYE: &str = "\u{e220}";
/// Icon "eye slash".
pub const EYE_SLASH: &str = "\u{e224}";
/// Icon "file".
pub const FILE: &str = "\u{e230}";
/// Icon "file arrow down".
pub const FILE_ARROW_DOWN: &str = "\u{e232}";
/// Icon "file arrow up".
pub const FILE_ARROW_UP: &str = "\u{e61e}";
/// Icon "file csv".
pub const FILE_CSV: &str = "\u{eb1c}";
/// Icon "file pdf".
pub const FILE_PDF: &str = "\u{e702}";
/// Icon "file plus".
pub const FILE_PLUS: &str = "\u{e236}";
/// Icon "file xls".
pub const FILE_XLS: &str = "\u{eb22}";
/// Icon "files".
pub const FILES: &str = "\u{e710}";
/// Icon "fingerprint".
pub const FINGERPRINT: &str = "\u{e23e}";
/// Icon "flag".
pub const FLAG: &str = "\u{e244}";
/// Icon "floppy disk".
pub const FLOPPY_DISK: &str = "\u{e248}";
/// Icon "folder".
pub const FOLDER: &str = "\u{e24a}";
/// Icon "folder open".
pub const FOLDER_OPEN: &str = "\u{e256}";
/// Icon "funnel".
pub const FUNNEL: &str = "\u{e266}";
/// Icon "gear".
pub const GEAR: &str = "\u{e270}";
/// Icon "gear six".
pub const GEAR_SIX: &str = "\u{e272}";
/// Icon "git diff".
pub const GIT_DIFF: &str = "\u{e27c}";
/// Icon "globe simple".
pub const GLOBE_SIMPLE: &str = "\u{e28e}";
/// Icon "graduation cap".
pub const GRADUATION_CAP: &str = "\u{e62c}";
/// Icon "grid four".
pub const GRID_FOUR: &str = "\u{e296}";
/// Icon "hard drives".
pub const HARD_DRIVES: &str = "\u{e2a0}";
/// Icon "hash".
pub const HASH: &str = "\u{e2a2}";
/// Icon "hourglass medium".
pub const HOURGLASS_MEDIUM: &str = "\u{e2b8}";
/// Icon "house".
pub const HOUSE: &str = "\u{e2c2}";
/// Icon "identification card".
pub const IDENTIFICATION_CARD: &str = "\u{e2c8}";
/// Icon "info".
pub const INFO: &str = "\u{e2ce}";
/// Icon "key".
pub const KEY: &str = "\u{e2d6}";
/// Icon "keyboard".
pub const KEYBOARD: &str = "\u{e2d8}";
/// Icon "lightbulb".
pub const LIGHTBULB: &str = "\u{e2dc}";
/// Icon "link simple".
pub const LINK_SIMPLE: &str = "\u{e2e6}";
/// Icon "list".
pub const LIST: &str = "\u{e2f0}";
/// Icon "list checks".
pub const LIST_CHECKS: &str = "\u{eadc}";
/// Icon "list magnifying glass".
pub const LIST_MAGNIFYING_GLASS: &str = "\u{ebe0}";
/// Icon "lock simple".
pub const LOCK_SIMPLE: &str = "\u{e308}";
/// Icon "lock simple open".
pub const LOCK_SIMPLE_OPEN: &str = "\u{e30a}";
/// Icon "magnifying glass".
pub const MAGNIFYING_GLASS: &str = "\u{e30c}";
/// Icon "magnifying glass minus".
pub const MAGNIFYING_GLASS_MINUS: &str = "\u{e30e}";
/// Icon "magnifying glass plus".
pub const MAGNIFYING_GLASS_PLUS: &str = "\u{e310}";
/// Icon "minus".
pub const MINUS: &str = "\u{e32a}";
/// Icon "moon".
pub const MOON: &str = "\u{e330}";
/// Icon "not equals".
pub const NOT_EQUALS: &str = "\u{eda6}";
/// Icon "note".
pub const NOTE: &str = "\u{e348}";
/// Icon "note pencil".
pub const NOTE_PENCIL: &str = "\u{e34c}";
/// Icon "package".
pub const PACKAGE: &str = "\u{e390}";
/// Icon "paper plane tilt".
pub const PAPER_PLANE_TILT: &str = "\u{e398}";
/// Icon "pencil simple".
pub const PENCIL_SIMPLE: &str = "\u{e3b4}";
/// Icon "plus".
pub const PLUS: &str = "\u{e3d4}";
/// Icon "power".
pub const POWER: &str = "\u{e3da}";
/// Icon "printer".
pub const PRINTER: &str = "\u{e3dc}";
/// Icon "prohibit".
pub const PROHIBIT: &str = "\u{e3de}";
/// Icon "push pin".
pub const PUSH_PIN: &str = "\u{e3e2}";
/// Icon "question".
pub const QUESTION: &str = "\u{e3e8}";
/// Icon "quotes".
pub const QUOTES: &str = "\u{e660}";
/// Icon "rows".
pub const ROWS: &str = "\u{e5a2}";
/// Icon "scissors".
pub const SCISSORS: &str = "\u{eae0}";
/// Icon "seal check".
pub const SEAL_CHECK: &str = "\u{e606}";
/// Icon "seal question".
pub const SEAL_QUESTION: &str = "\u{e608}";
/// Icon "seal warning".
pub const SEAL_WARNING: &str = "\u{e60c}";
/// Icon "shield check".
pub const SHIELD_CHECK: &str = "\u{e40c}";
/// Icon "sidebar simple".
pub const SIDEBAR_SIMPLE: &str = "\u{ec24}";
/// Icon "sigma".
pub const SIGMA: &str = "\u{eab8}";
/// Icon "sign out".
pub const SIGN_OUT: &str = "\u{e42a}";
/// Icon "signature".
pub const SIGNATURE: &str = "\u{ebac}";
/// Icon "sliders horizontal".
pub const SLIDERS_HORIZONTAL: &str = "\u{e434}";
/// Icon "sort ascending".
pub const SORT_ASCENDING: &str = "\u{e444}";
/// Icon "spinner gap".
pub const SPINNER_GAP: &str = "\u{e66c}";
/// Icon "stack".
pub const STACK: &str = "\u{e466}";
/// Icon "sun".
pub const SUN: &str = "\u{e472}";
/// Icon "table".
pub const TABLE: &str = "\u{e476}";
/// Icon "tag".
pub const TAG: &str = "\u{e478}";
/// Icon "target".
pub const TARGET: &str = "\u{e47c}";
/// Icon "translate".
pub const TRANSLATE: &str = "\u{e4a2}";
/// Icon "trash".
pub const TRASH: &str = "\u{e4a6}";
/// Icon "tray".
pub const TRAY: &str = "\u{e4aa}";
/// Icon "trend down".
pub const TREND_DOWN: &str = "\u{e4ac}";
/// Icon "trend up".
pub const TREND_UP: &str = "\u{e4ae}";
/// Icon "upload simple".
pub const UPLOAD_SIMPLE: &str = "\u{e4c0}";
/// Icon "usb".
pub const USB: &str = "\u{e956}";
/// Icon "user".
pub const USER: &str = "\u{e4c2}";
/// Icon "users three".
pub const USERS_THREE: &str = "\u{e68e}";
/// Icon "warning".
pub const WARNING: &str = "\u{e4e0}";
/// Icon "warning circle".
pub const WARNING_CIRCLE: &str = "\u{e4e2}";
/// Icon "wrench".
pub const WRENCH: &str = "\u{e5d4}";
/// Icon "x".
pub const X: &str = "\u{e4f6}";
/// Icon "x circle".
pub const X_CIRCLE: &str = "\u{e4f8}";

/// Every icon with its name, for the picture that proves each can be drawn.
pub const ALL: &[(&str, &str)] = &[
    ("archive", ARCHIVE),
    ("arrow-clockwise", ARROW_CLOCKWISE),
    ("arrow-counter-clockwise", ARROW_COUNTER_CLOCKWISE),
    ("arrow-down", ARROW_DOWN),
    ("arrow-left", ARROW_LEFT),
    ("arrow-line-down", ARROW_LINE_DOWN),
    ("arrow-line-right", ARROW_LINE_RIGHT),
    ("arrow-right", ARROW_RIGHT),
    ("arrow-square-out", ARROW_SQUARE_OUT),
    ("arrow-u-up-left", ARROW_U_UP_LEFT),
    ("arrow-u-up-right", ARROW_U_UP_RIGHT),
    ("arrow-up", ARROW_UP),
    ("arrows-left-right", ARROWS_LEFT_RIGHT),
    ("bell", BELL),
    ("book-open-text", BOOK_OPEN_TEXT),
    ("books", BOOKS),
    ("buildings", BUILDINGS),
    ("calendar-blank", CALENDAR_BLANK),
    ("caret-down", CARET_DOWN),
    ("caret-left", CARET_LEFT),
    ("caret-right", CARET_RIGHT),
    ("caret-up", CARET_UP),
    ("caret-up-down", CARET_UP_DOWN),
    ("chalkboard-teacher", CHALKBOARD_TEACHER),
    ("chart-bar", CHART_BAR),
    ("chart-line", CHART_LINE),
    ("chat-text", CHAT_TEXT),
    ("check", CHECK),
    ("check-circle", CHECK_CIRCLE),
    ("circle", CIRCLE),
    ("circle-dashed", CIRCLE_DASHED),
    ("circle-half", CIRCLE_HALF),
    ("circle-half-tilt", CIRCLE_HALF_TILT),
    ("clipboard-text", CLIPBOARD_TEXT),
    ("clock", CLOCK),
    ("clock-counter-clockwise", CLOCK_COUNTER_CLOCKWISE),
    ("columns", COLUMNS),
    ("command", COMMAND),
    ("copy", COPY),
    ("database", DATABASE),
    ("dots-three", DOTS_THREE),
    ("dots-three-vertical", DOTS_THREE_VERTICAL),
    ("download-simple", DOWNLOAD_SIMPLE),
    ("envelope-simple", ENVELOPE_SIMPLE),
    ("equals", EQUALS),
    ("export", EXPORT),
    ("eye", EYE),
    ("eye-slash", EYE_SLASH),
    ("file", FILE),
    ("file-arrow-down", FILE_ARROW_DOWN),
    ("file-arrow-up", FILE_ARROW_UP),
    ("file-csv", FILE_CSV),
    ("file-pdf", FILE_PDF),
    ("file-plus", FILE_PLUS),
    ("file-xls", FILE_XLS),
    ("files", FILES),
    ("fingerprint", FINGERPRINT),
    ("flag", FLAG),
    ("floppy-disk", FLOPPY_DISK),
    ("folder", FOLDER),
    ("folder-open", FOLDER_OPEN),
    ("funnel", FUNNEL),
    ("gear", GEAR),
    ("gear-six", GEAR_SIX),
    ("git-diff", GIT_DIFF),
    ("globe-simple", GLOBE_SIMPLE),
    ("graduation-cap", GRADUATION_CAP),
    ("grid-four", GRID_FOUR),
    ("hard-drives", HARD_DRIVES),
    ("hash", HASH),
    ("hourglass-medium", HOURGLASS_MEDIUM),
    ("house", HOUSE),
    ("identification-card", IDENTIFICATION_CARD),
    ("info", INFO),
    ("key", KEY),
    ("keyboard", KEYBOARD),
    ("lightbulb", LIGHTBULB),
    ("link-simple", LINK_SIMPLE),
    ("list", LIST),
    ("list-checks", LIST_CHECKS),
    ("list-magnifying-glass", LIST_MAGNIFYING_GLASS),
    ("lock-simple", LOCK_SIMPLE),
    ("lock-simple-open", LOCK_SIMPLE_OPEN),
    ("magnifying-glass", MAGNIFYING_GLASS),
    ("magnifying-glass-minus", MAGNIFYING_GLASS_MINUS),
    ("magnifying-glass-plus", MAGNIFYING_GLASS_PLUS),
    ("minus", MINUS),
    ("moon", MOON),
    ("not-equals", NOT_EQUALS),
    ("note", NOTE),
    ("note-pencil", NOTE_PENCIL),
    ("package", PACKAGE),
    ("paper-plane-tilt", PAPER_PLANE_TILT),
    ("pencil-simple", PENCIL_SIMPLE),
    ("plus", PLUS),
    ("power", POWER),
    ("printer", PRINTER),
    ("prohibit", PROHIBIT),
    ("push-pin", PUSH_PIN),
    ("question", QUESTION),
    ("quotes", QUOTES),
    ("rows", ROWS),
    ("scissors", SCISSORS),
    ("seal-check", SEAL_CHECK),
    ("seal-question", SEAL_QUESTION),
    ("seal-warning", SEAL_WARNING),
    ("shield-check", SHIELD_CHECK),
    ("sidebar-simple", SIDEBAR_SIMPLE),
    ("sigma", SIGMA),
    ("sign-out", SIGN_OUT),
    ("signature", SIGNATURE),
    ("sliders-horizontal", SLIDERS_HORIZONTAL),
    ("sort-ascending", SORT_ASCENDING),
    ("spinner-gap", SPINNER_GAP),
    ("stack", STACK),
    ("sun", SUN),
    ("table", TABLE),
    ("tag", TAG),
    ("target", TARGET),
    ("translate", TRANSLATE),
    ("trash", TRASH),
    ("tray", TRAY),
    ("trend-down", TREND_DOWN),
    ("trend-up", TREND_UP),
    ("upload-simple", UPLOAD_SIMPLE),
    ("usb", USB),
    ("user", USER),
    ("users-three", USERS_THREE),
    ("warning", WARNING),
    ("warning-circle", WARNING_CIRCLE),
    ("wrench", WRENCH),
    ("x", X),
    ("x-circle", X_CIRCLE),
];
