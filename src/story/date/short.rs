//! Dates for a row below its year.

/// The date in at most 12 columns.
pub fn short(edtf: &str) -> String {
    edtf.to_owned()
}
