//! What dateline writes, from the real binary: whole or not at all, and never over anything of a person's own.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot run")]

mod export;
mod new;

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATELINE: &str = env!("CARGO_BIN_EXE_dateline");

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("writing")
        .join(name);
    if folder.exists() {
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// All that is in a folder, hidden files too: names and texts, nothing for what is no file.
fn contents(folder: &Path) -> BTreeMap<String, Option<String>> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let named = entries.map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).ok())
    });
    named.collect()
}

/// A program in a folder, without anybody's settings.
fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("SOURCE_DATE_EPOCH", "1710504000");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(DATELINE, folder).args(arguments).output().unwrap()
}

/// Runs dateline as if the disk had room for half a KiB in each file.
fn run_on_a_full_disk(folder: &Path, arguments: &[&str]) -> Output {
    // Without the signal, writing on fails as it does where a disk is full.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let mut command = command("sh", folder);
    command.args(["-c", script, DATELINE]).args(arguments);
    command.output().unwrap()
}

/// Runs dateline where it may read but not write.
fn run_in_a_read_only_folder(folder: &Path, arguments: &[&str]) -> Output {
    fs::set_permissions(folder, Permissions::from_mode(0o555)).unwrap();
    let probe = folder.join("probe");
    let is_superuser = File::create(&probe).is_ok();
    let mut command = if is_superuser {
        fs::remove_file(probe).unwrap();
        // The superuser may write anywhere, unless the right to do so is given up.
        let mut command = command("setpriv", folder);
        command.args(["--bounding-set=-dac_override,-dac_read_search", DATELINE]);
        command
    } else {
        command(DATELINE, folder)
    };
    let output = command.args(arguments).output().unwrap();
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    output
}

/// Asserts that dateline could not run, printed nothing, and said this.
#[track_caller]
fn assert_refused(output: &Output, said: &str) {
    let stderr = str::from_utf8(&output.stderr).unwrap();
    assert_eq!(stderr, format!("dateline: {said}\n"));
    let stdout = str::from_utf8(&output.stdout).unwrap();
    assert_eq!((output.status.code(), stdout), (Some(2), ""));
}
