//! Takes a picture of dateline as an SVG: runs it in a pseudo-terminal, presses keys, draws what is on the screen.
//!
//! ```text
//! cargo run --release --example screenshot -- [--light] COLUMNSxROWS KEYS FILE.svg [ARGUMENT…]
//! cargo run --release --example screenshot -- 120x40 '/flok after:2026<enter>' assets/screenshot.svg
//! ```
//!
//! KEYS are typed as they stand, but for names in angle brackets: `<enter>`, `<esc>`, `<tab>`, `<shift-tab>`,
//! `<up>`, `<down>`, `<left>`, `<right>`, `<home>`, `<end>`, `<pgup>`, `<pgdn>`, `<ctrl-d>`, `<lt>`. ARGUMENTs are
//! for dateline.

mod keys;
#[path = "../../tests/terminal/pty.rs"]
#[expect(
    clippy::unwrap_used,
    dead_code,
    reason = "the tests' own terminal; they use all of it"
)]
mod pty;
mod svg;

use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, bail};

use pty::Pty;
use svg::Palette;

/// Stands before the arguments when the example starts itself as dateline, so that the picture shows the program
/// as it was just built.
const AS_DATELINE: &str = "--as-dateline";

struct Order {
    palette: &'static Palette,
    size: (u16, u16),
    keys: Vec<String>,
    file: OsString,
    arguments: Vec<OsString>,
}

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == AS_DATELINE) {
        arguments.remove(1);
        return Ok(dateline::cli::run(arguments));
    }
    let order = read_order(arguments.into_iter().skip(1))?;
    let program = std::env::current_exe()?;
    let words = [OsString::from(AS_DATELINE)]
        .into_iter()
        .chain(order.arguments);
    let mut pty = Pty::start(order.size, program, words);
    pty.wait_for_frame_after(0);
    for key in &order.keys {
        pty.press(key);
    }
    fs::write(&order.file, svg::draw(pty.screen(), order.palette))
        .with_context(|| format!("cannot write {}", order.file.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn read_order(arguments: impl Iterator<Item = OsString>) -> anyhow::Result<Order> {
    let mut arguments = arguments.peekable();
    let light = arguments.next_if(|first| first == "--light").is_some();
    let (Some(size), Some(keys), Some(file)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        bail!("expected [--light] COLUMNSxROWS KEYS FILE.svg [ARGUMENT…]");
    };
    Ok(Order {
        palette: if light { &svg::LIGHT } else { &svg::DARK },
        size: read_size(&size.to_string_lossy())?,
        keys: keys::read(&keys.to_string_lossy())?,
        file,
        arguments: arguments.collect(),
    })
}

fn read_size(text: &str) -> anyhow::Result<(u16, u16)> {
    let (columns, rows) = text.split_once('x').context("expected a size as 120x40")?;
    Ok((columns.parse()?, rows.parse()?))
}
