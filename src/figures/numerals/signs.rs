//! Signs and words that stand in a table where there is no number: `..`, `n/a`, `x`, a dash, `nil`.

use super::Reason;

/// What such a sign says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A reason for no figure.
    Reason(Reason),
    /// Included elsewhere: where is asked.
    IncludedElsewhere,
    /// None at all, or not available: asked.
    Dash,
    /// None at all, for certain.
    Nil,
}

/// The sign that a text is, in normalised signs and without spaces at its ends.
pub(super) fn sign(plain: &str) -> Option<Sign> {
    let lower = plain.to_lowercase();
    Some(match lower.as_str() {
        "n"
        | ".."
        | "..."
        | "…"
        | ". ."
        | ". . ."
        | "n/a"
        | "na"
        | "n.a."
        | "n.a"
        | "n. a."
        | "n.d."
        | "#n/a"
        | "not available"
        | "no data"
        | "tidak tersedia"
        | "data tidak tersedia"
        | "belum tersedia"
        | "không có số liệu"
        | "ไม่มีข้อมูล" => Sign::Reason(Reason::NotAvailable),
        "x" | "not applicable" | "tidak berlaku" => Sign::Reason(Reason::NotApplicable),
        "c" | "confidential" | "rahasia" => Sign::Reason(Reason::Confidential),
        "s" => Sign::Reason(Reason::NotSignificant),
        "k" => Sign::IncludedElsewhere,
        "nil" | "nihil" => Sign::Nil,
        // "There is none": of what is counted, or of the figure?
        "none" | "tidak ada" | "tiada" | "wala" | "không có" | "ไม่มี" | "ບໍ່ມີ" | "គ្មាន" | "မရှိ" => {
            Sign::Dash
        }
        dashes if dashes.chars().all(|letter| letter == '-') => Sign::Dash,
        _ => return None,
    })
}
