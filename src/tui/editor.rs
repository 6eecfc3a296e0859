//! What is to be edited, and the command that opens it in the person's editor.

mod arguments;
mod choice;
mod programs;
mod spot;

use std::fs::OpenOptions;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

pub use choice::{Editor, EditorError, NamedBy};
pub use programs::{first_program, is_installed};
pub use spot::Spot;

/// Something to open in an editor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The editor's command line, if the settings have one.
    pub editor: Option<String>,
    /// The file.
    pub file: PathBuf,
    /// Where in it.
    pub spot: Spot,
    /// Whether the browser sees by itself what is edited.
    pub is_followed: bool,
}

/// A command that opens an editor, ready to be started.
#[derive(Debug)]
pub struct Opening {
    /// The command.
    pub command: Command,
    /// What was chosen.
    pub editor: Editor,
    /// What the person should know when the editor is closed.
    pub remark: Option<String>,
}

impl Edit {
    /// The command for it. The files and the environment are looked at now, as both may have changed.
    ///
    /// # Errors
    /// In words for the person: there is no editor, or no file any more.
    pub fn opening(&self) -> Result<Opening, String> {
        let editor = Editor::choose(
            self.editor.as_deref(),
            |name| std::env::var_os(name),
            is_installed,
        )
        .map_err(|error| error.to_string())?;
        let about = self.file.metadata().map_err(|error| self.no_file(&error))?;
        if !about.is_file() {
            // To look into a pipe is to wait for somebody who writes into it.
            let file = name(&self.file);
            return Err(format!(
                "{file} is no plain file: what came through it cannot be edited"
            ));
        }
        let found = spot::find(&self.file, &self.spot).map_err(|error| self.no_file(&error))?;
        let mut command = Command::new(&editor.program);
        command.args(&editor.arguments).args(arguments::of(
            &editor.program,
            &self.file,
            found.line,
        ));
        if !io::stdin().is_terminal() {
            // The story came that way; editors want the person.
            let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty");
            command.stdin(terminal.map_err(|error| format!("no terminal for an editor: {error}"))?);
        }
        let remark = match self {
            _ if found.doubtful => Some(format!(
                "{} has changed since it was read: the line may have been another one",
                name(&self.file)
            )),
            Self {
                is_followed: false, ..
            } => Some(
                "with a story from standard input, an edit shows when it is opened again"
                    .to_owned(),
            ),
            _ => None,
        };
        Ok(Opening {
            command,
            editor,
            remark,
        })
    }

    fn no_file(&self, error: &io::Error) -> String {
        let file = name(&self.file);
        if error.kind() == io::ErrorKind::NotFound {
            format!("{file} is gone: it was moved or deleted after it was read")
        } else {
            format!("{file} cannot be read: {error}")
        }
    }
}

/// A file's own name: a whole path would push what is said of it off the last line.
fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}
