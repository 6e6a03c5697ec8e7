//! The fonts of the papers, built in. Texts of the country may be in any script of the region.

/// Noto Sans for running text; Latin, Vietnamese, Greek, Cyrillic.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// Noto Sans for titles and totals.
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf");
/// The scripts that Noto Sans itself does not hold, asked in this order.
pub const OTHER_SCRIPTS: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansLao-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansKhmer-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansMyanmar-Regular.ttf"),
];
