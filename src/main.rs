//! The `dateline` program.

use std::process::ExitCode;

fn main() -> anyhow::Result<ExitCode> {
    let loaded = dateline::load::bundled();
    let ended = dateline::tui::browse(loaded.story.clone(), loaded.problems.len(), "")?;
    Ok(ExitCode::from(ended.exit_code()))
}
