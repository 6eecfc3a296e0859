//! Measures what import reads out of articles, against public data that people have marked by hand.
//!
//! ```text
//! cargo run --release --example evaluate -- timex DATA_DIR [PEER.ndjson…]
//! cargo run --release --example evaluate -- texts DATA_DIR
//! cargo run --release --example evaluate -- quotes DATA_DIR [PEER.ndjson…]
//! cargo run --release --example evaluate -- html DATA_DIR [PEER.json…]
//! ```
//!
//! `timex` reads the `TimeML` files (`.tml`) of TempEval-3 in a folder and below, and measures dates as TempEval-3 does:
//! an expression counts as found if it shares a character with a marked one (relaxed) or is the same (strict), and its
//! value is right if it is the marked one. Of plain texts (`.txt`) it only reads the dates. In both it plants dates with
//! a wrong weekday, and counts how many are found and how many that nobody planted. `-v` lists what went wrong.
//!
//! `texts` prints the same texts with their days, one JSON object a line, for another program to read. What that
//! finds (`{"id", "start", "end", "value"}` a line, in bytes) is measured in the same way if its file is given as a peer.
//!
//! `quotes` reads one part of `PolNeAR` (`data/dev`), and measures how many quotations get a speaker, and how often the
//! right one. `quotes.rs` says what counts as right. A peer's lines are `{"id", "start", "end", "speaker_start",
//! "speaker_end"}`, or `{"id", "failed"}` for a text on which it failed. `-v` lists what is missing or wrong.
//!
//! `html` reads the pages of the article-extraction-benchmark (`html/*.html.gz`, `ground-truth.json`) and measures the
//! articles taken out of them as its `evaluate.py` does: runs of four words, precision and recall averaged over pages.
//! What a peer took out, in a file of the benchmark's own shape, is measured in the same way. `-v` lists the pages.

mod html;
mod planted;
mod quotes;
mod score;
mod timeml;
mod timex;

use std::path::PathBuf;

use anyhow::bail;

const USAGE: &str = "usage: evaluate timex|texts|quotes|html DATA_DIR [-v] [PEER…]";

fn main() -> anyhow::Result<()> {
    let (flags, words): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word == "-v");
    let mut words = words.into_iter();
    let (Some(what), Some(folder)) = (words.next(), words.next()) else {
        bail!(USAGE);
    };
    let folder = PathBuf::from(folder);
    let peers: Vec<PathBuf> = words.map(PathBuf::from).collect();
    let verbose = !flags.is_empty();
    match what.as_str() {
        "timex" => timex::measure(&folder, &peers, verbose),
        "quotes" => quotes::measure(&folder, &peers, verbose),
        "html" => html::measure(&folder, &peers, verbose),
        "texts" => timex::print_texts(&folder),
        _ => bail!(USAGE),
    }
}
