//! `dateline completions`: what a shell needs to complete the arguments.

use clap::{CommandFactory, ValueEnum};
use clap_complete::{Shell, generate};

use super::args::Arguments;
use super::config;

/// A shell that we know how to tell.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KnownShell {
    Bash,
    Zsh,
    Fish,
}

impl From<KnownShell> for Shell {
    fn from(shell: KnownShell) -> Self {
        match shell {
            KnownShell::Bash => Self::Bash,
            KnownShell::Zsh => Self::Zsh,
            KnownShell::Fish => Self::Fish,
        }
    }
}

/// Prints the script for a shell.
///
/// # Errors
/// If standard output takes no more.
pub(super) fn print(shell: KnownShell) -> anyhow::Result<u8> {
    let mut script = Vec::new();
    generate(
        Shell::from(shell),
        &mut Arguments::command(),
        "dateline",
        &mut script,
    );
    config::print(&String::from_utf8_lossy(&script))
}
