//! Dates in words.

/// The date in words.
pub fn wording(edtf: &str) -> String {
    edtf.to_owned()
}
